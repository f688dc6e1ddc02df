import { createClient } from 'redis'
import { onTestFinished } from 'vitest'

/** Speaks to Redis past the store; gone when the test is over. */
export async function aRedisClient(url: string) {
  const client = await createClient({ url, RESP: 2 }).connect()
  onTestFinished(() => client.destroy())
  return client
}

export type RawRedis = Awaited<ReturnType<typeof aRedisClient>>

export async function keysIn(client: RawRedis): Promise<string[]> {
  const keys = await client.sendCommand<string[]>(['KEYS', '*'])
  return keys.toSorted()
}
