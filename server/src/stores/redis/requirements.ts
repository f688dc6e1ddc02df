import type { Connection } from './connection.ts'

const OLDEST_VERSION = 7

/**
 * Throws in plain words when a server would lose rooms or cannot run them. Says so where it will not tell, as some
 * managed servers do not.
 */
export async function checkRequirements(
  connection: Pick<Connection, 'sendToEach'>,
  isCluster: boolean,
  warn: (message: string) => void,
) {
  const reports = await connection.sendToEach<string>('INFO').catch((error: unknown) => {
    warn(`Redis does not say its version and its maxmemory-policy, which must be noeviction: ${String(error)}`)
    return []
  })
  for (const report of reports) checkReport(report, isCluster)
}

function checkReport(report: string, isCluster: boolean) {
  const told = (name: string) => new RegExp(`^${name}:(.*)$`, 'm').exec(report)?.[1]?.trim()
  const version = told('redis_version')
  if (version !== undefined && Number.parseInt(version) < OLDEST_VERSION) {
    throw new Error(`Redis is version ${version}; it must be ${OLDEST_VERSION} or newer, or Valkey.`)
  }

  const policy = told('maxmemory_policy')
  if (policy !== undefined && policy !== 'noeviction') {
    throw new Error(
      `Redis would drop rooms when its memory is full: set its maxmemory-policy to noeviction, not ${policy}.`,
    )
  }
  if (!isCluster && told('cluster_enabled') === '1') {
    throw new Error('Redis belongs to a cluster: name at least two of its nodes in REDIS_URL, with a comma between.')
  }
}
