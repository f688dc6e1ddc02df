import { expect, test } from 'vitest'
import type { Connection } from '../../../../server/src/stores/redis/connection.ts'
import { checkRequirements } from '../../../../server/src/stores/redis/requirements.ts'

/** Servers that tell this of themselves, as `INFO` has it. */
const servers = (...reports: readonly Record<string, string>[]): Pick<Connection, 'sendToEach'> => ({
  sendToEach: async <Reply>() =>
    reports
      .map((told) => Object.entries({ redis_version: '7.0.15', maxmemory_policy: 'noeviction', ...told }))
      .map((lines) => lines.map((line) => line.join(':')).join('\r\n') as Reply),
})

const check = (...reports: readonly Record<string, string>[]) =>
  checkRequirements(servers(...reports), reports.length > 1, () => {})

test('the oldest Redis that will do is 7, and Valkey does', async () => {
  await expect(check({ redis_version: '6.2.14' })).rejects.toThrow('Redis is version 6.2.14; it must be 7 or newer')
  await expect(check({})).resolves.toBeUndefined()
  await expect(check({ redis_version: '7.2.4', server_name: 'valkey' })).resolves.toBeUndefined()
})

test('every node of a cluster has to do', async () => {
  const node = { cluster_enabled: '1' }
  await expect(check(node, node, node)).resolves.toBeUndefined()
  await expect(check(node, node, { ...node, maxmemory_policy: 'volatile-lru' })).rejects.toThrow(/noeviction/)
})
