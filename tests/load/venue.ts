import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from 'redis'
import { aRedis } from '../support/redis-process.ts'
import { aServer } from '../support/server-process.ts'
import type { LoadOptions } from './options.ts'
import { redisUsageOf, type RedisUsage } from './usage.ts'

/** The servers under load, and what they keep rooms in. */
export type Venue = {
  readonly bases: readonly string[]
  readonly startKey: string
  /** Nothing where there is no Redis, or it is not ours to ask. */
  readonly redisUsage?: () => Promise<RedisUsage>
  close(): Promise<void>
}

const everySecond = ['--appendonly', 'yes', '--appendfsync', 'everysec']

/** Starts as many servers as were asked for, or finds the one that runs already. */
export async function openVenue({ url, startKey, nodes, store }: LoadOptions): Promise<Venue> {
  if (url !== undefined) return { bases: [url], startKey, close: async () => {} }
  const folder = mkdtempSync(join(tmpdir(), 'jawab-load-'))
  const redis = store === 'redis' ? await openRedis() : undefined
  const env = { JAWAB_LIMITS: 'off', JAWAB_LOG: 'warn', ...redis?.env }
  const servers = await Promise.all(Array.from({ length: nodes }, () => aServer({ folder, env })))
  await Promise.all(servers.map((server) => server.start()))
  return {
    bases: servers.map(({ base }) => base),
    startKey: servers[0]?.startKey ?? '',
    ...(redis ? { redisUsage: redis.usage } : {}),
    async close() {
      await Promise.all(servers.map((server) => server.kill()))
      await redis?.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** As `docker-compose.yml` keeps it: on disk within a second. */
async function openRedis() {
  const redis = await aRedis({ words: everySecond })
  const client = createClient({ url: redis.url })
  await client.connect()
  return {
    env: { REDIS_URL: redis.url },
    usage: () => redisUsageOf(client as ReturnType<typeof createClient>),
    async close() {
      client.destroy()
      await redis.remove()
    },
  }
}
