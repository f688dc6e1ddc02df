import { expect, onTestFinished, test, vi } from 'vitest'
import { realPlatform } from '../../server/src/platform.ts'
import { openRedisStore } from '../../server/src/stores/redis/open.ts'
import { aRedisClient } from '../support/redis-client.ts'
import { aRedis } from '../support/redis-process.ts'
import { aQuestion, aRoom, next } from '../support/rooms.ts'

const patiently = { timeout: 30_000, interval: 100 }

/** A master with a replica, and a sentinel that takes a second to give up the master. */
async function aWatchedPair() {
  const master = await aRedis()
  onTestFinished(() => master.remove())
  const replica = await aRedis({ words: ['--replicaof', '127.0.0.1', String(master.port)] })
  onTestFinished(() => replica.remove())
  const sentinel = await aRedis({
    sentinel: [
      `sentinel monitor rooms 127.0.0.1 ${master.port} 1`,
      'sentinel down-after-milliseconds rooms 1000',
      'sentinel failover-timeout rooms 3000',
    ].join('\n'),
  })
  onTestFinished(() => sentinel.remove())
  return { master, replica, sentinel }
}

test('a Redis that sentinels watch over is followed when another takes its place', async () => {
  const { master, replica, sentinel } = await aWatchedPair()
  const told = await aRedisClient(sentinel.url)
  await vi.waitFor(
    async () => expect(await told.sendCommand(['SENTINEL', 'REPLICAS', 'rooms'])).toHaveLength(1),
    patiently,
  )
  const store = await openRedisStore({
    urls: [sentinel.url],
    sentinel: 'rooms',
    waitReplicas: 1,
    platform: realPlatform,
  })
  onTestFinished(() => store.close())
  const room = aRoom()
  await vi.waitFor(() => store.check(), patiently)
  expect(await store.create(room, [aQuestion()])).toBe(true)
  await store.close()

  const [one, other] = await Promise.all(
    [1, 2].map(() => openRedisStore({ urls: [sentinel.url], sentinel: 'rooms', platform: realPlatform })),
  )
  if (!one || !other) throw new Error('Two stores were opened')
  onTestFinished(async () => void (await Promise.all([one.close(), other.close()])))
  await master.kill()
  await vi.waitFor(() => Promise.all([one.check(), other.check()]), patiently)
  expect(await one.read(room.id)).toEqual(room)
  let current = room
  let heard = 0
  onTestFinished(other.onHint(() => void heard++))
  await vi.waitFor(async () => {
    if (await one.change(room.id, current.version, next(current))) current = next(current)
    expect(heard).toBeGreaterThan(0)
  }, patiently)
  expect(await other.read(room.id)).toEqual(current)
  const raw = await aRedisClient(replica.url)
  expect(await raw.sendCommand(['ROLE'])).toContain('master')
})
