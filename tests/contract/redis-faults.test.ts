import { seededRandom } from '@jawab/shared/random'
import { seconds } from '@jawab/shared/time'
import { ClientOfflineError } from 'redis'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { realPlatform } from '../../server/src/platform.ts'
import { openRedisStore, type RedisSettings } from '../../server/src/stores/redis/open.ts'
import { aProxy } from '../faults/lab/proxy.ts'
import { fakePlatform } from '../support/platform.ts'
import { StoreAway } from '../../server/src/stores/store.ts'
import { aRedisCluster } from '../support/redis-cluster.ts'
import { aRedisClient } from '../support/redis-client.ts'
import { freePort } from '../support/free-port.ts'
import { aRedis, type RedisOptions } from '../support/redis-process.ts'
import { answerOf, aQuestion, aRoom, next, withOpenRound } from '../support/rooms.ts'
import { seat } from './open-store.ts'

async function aRedisHere(options: RedisOptions = {}) {
  const redis = await aRedis(options)
  onTestFinished(() => redis.remove())
  return redis
}

async function aStoreOn(urls: readonly string[], settings: Partial<RedisSettings> = {}) {
  const store = await openRedisStore({ urls, platform: realPlatform, ...settings })
  onTestFinished(() => store.close())
  return store
}

/** A store whose room has a round open and Ada seated, on a Redis that keeps what it acknowledged. */
async function aGameOnRedis() {
  const redis = await aRedisHere({ isDurable: true })
  const warnings: string[] = []
  const store = await aStoreOn([redis.url], { warn: (message) => void warnings.push(message) })
  const opensAt = store.now() - 1000
  const room = withOpenRound(aRoom(), { opensAt, closesAt: opensAt + 600_000 })
  await store.create(room, [aQuestion()])
  await seat(store, 'Ada')
  return { redis, store, room, warnings }
}

const patiently = { timeout: 20_000, interval: 50 }

describe('a Redis that dies', () => {
  test('rejects writes and reads at once, and serves again when it is back, with all it acknowledged', async () => {
    const { redis, store, room, warnings } = await aGameOnRedis()
    const given = answerOf('Ada', { receivedAt: store.now() })
    const [taken] = await store.submit('room-1', [given])
    expect(taken).toMatchObject({ ok: true })

    await redis.kill()
    await vi.waitFor(() => expect(warnings).toEqual([expect.stringContaining('lost')]), patiently)
    // Not after waiting for it: what was queued could be carried out when nobody reckons with it any more.
    const offline = { name: 'StoreAway', cause: expect.any(ClientOfflineError) as unknown }
    await expect(store.submit('room-1', [given])).rejects.toMatchObject(offline)
    await expect(store.change('room-1', room.version, next(room))).rejects.toMatchObject(offline)
    await expect(store.read('room-1')).rejects.toMatchObject(offline)
    await expect(store.check()).rejects.toMatchObject(offline)
    expect(store.now()).toBeGreaterThanOrEqual(given.receivedAt)

    await redis.start()
    await vi.waitFor(() => store.check(), patiently)
    expect(await store.submit('room-1', [given])).toEqual([taken])
    expect(await store.change('room-1', room.version, next(room))).toBe(true)
    expect(warnings).toHaveLength(1)
  })

  test('rejects a call that is under way, and a repeat of it does no harm', async () => {
    const { redis, store, room } = await aGameOnRedis()
    const given = answerOf('Ada', { receivedAt: store.now() })
    redis.halt()
    const submitting = store.submit('room-1', [given])
    const changing = store.change('room-1', room.version, next(room))
    const settled = Promise.allSettled([submitting, changing])
    await redis.kill()

    const away = { status: 'rejected', reason: expect.any(StoreAway) as unknown }
    expect(await settled).toEqual([away, away])
    await redis.start()
    await vi.waitFor(() => store.check(), patiently)
    const [again] = await store.submit('room-1', [given])
    expect(again).toMatchObject({ ok: true })
    expect(await store.submit('room-1', [given])).toEqual([again])
    expect(await store.answers('room-1', 1)).toHaveLength(1)
  })

  test('is not waited for for ever when it hangs', async () => {
    const redis = await aRedisHere()
    const platform = fakePlatform()
    const store = await aStoreOn([redis.url], { platform })
    redis.halt()

    const checking = store.check()
    const rejected = expect(checking).rejects.toThrow('Redis does not answer')
    await platform.advance(seconds(11))
    await rejected

    redis.goOn()
    await vi.waitFor(() => store.check(), patiently)
  })

  test('is dialled anew when the line to it is dead', async () => {
    const redis = await aRedisHere()
    const proxy = await aProxy(redis.port)
    onTestFinished(() => proxy.close())
    const platform = fakePlatform()
    const store = await aStoreOn([`redis://127.0.0.1:${proxy.port}`], { platform })
    proxy.deafen(1, seededRandom('all of them'))

    const rejected = expect(store.check()).rejects.toThrow('Redis does not answer')
    await platform.advance(seconds(11))
    await rejected

    await vi.waitFor(() => store.check(), patiently)
  })

  test('lets hints through again when it is back', async () => {
    const { redis, store, room } = await aGameOnRedis()
    const other = await aStoreOn([redis.url])
    let heard = 0
    onTestFinished(other.onHint(() => void heard++))
    await redis.kill()
    await redis.start()
    await vi.waitFor(() => Promise.all([store.check(), other.check()]), patiently)

    let current = room
    await vi.waitFor(async () => {
      if (await store.change('room-1', current.version, next(current))) current = next(current)
      expect(heard).toBeGreaterThan(0)
    }, patiently)
  })

  test('is left when it has become a replica, for the one that leads now', async () => {
    const [first, second] = [await aRedisHere(), await aRedisHere()]
    const proxy = await aProxy(first.port)
    onTestFinished(() => proxy.close())
    const store = await aStoreOn([`redis://127.0.0.1:${proxy.port}`])
    await store.check()

    const raw = await aRedisClient(first.url)
    proxy.aim(second.port)
    await raw.sendCommand(['REPLICAOF', '127.0.0.1', String(second.port)])
    await vi.waitFor(() => store.check(), patiently)
    expect(await store.create(aRoom(), [])).toBe(true)
    expect(await (await aRedisClient(second.url)).hGet('jawab:{room-1}:room', 'pin')).toBe(aRoom().pin)
  })

  test('keeps its servers from starting only as long as it is not there', async () => {
    const port = await freePort()

    const opening = openRedisStore({ urls: [`redis://127.0.0.1:${port}`], platform: realPlatform })
    await expect(opening).rejects.toThrow(/Redis cannot be reached: .*ECONNREFUSED/)
    const redis = await aRedisHere({ port })
    await expect((await aStoreOn([redis.url])).check()).resolves.toBeUndefined()
  })
})

test('a cluster of which a node dies rejects writes to its rooms, and takes them when it is back', async () => {
  const cluster = await aRedisCluster()
  onTestFinished(() => cluster.remove())
  const store = await aStoreOn(cluster.urls)
  const ids = Array.from({ length: 12 }, (_, at) => `room-${at}`)
  const beats = () => Promise.allSettled(ids.map((id) => store.beat(id, 0)))
  const fates = async () => new Set((await beats()).map(({ status }) => status))
  expect(await fates()).toEqual(new Set(['fulfilled']))

  await cluster.masters[1]?.kill()
  await vi.waitFor(async () => expect(await fates()).toContain('rejected'), patiently)
  await cluster.masters[1]?.start()
  await vi.waitFor(async () => expect(await fates()).toEqual(new Set(['fulfilled'])), patiently)
})

describe('a Redis that would not do', () => {
  test('is refused in plain words when it would drop rooms', async () => {
    const redis = await aRedisHere({ words: ['--maxmemory-policy', 'allkeys-lru'] })

    await expect(aStoreOn([redis.url])).rejects.toThrow(/set its maxmemory-policy to noeviction, not allkeys-lru/)
  })

  test('is refused when it belongs to a cluster and is named alone', async () => {
    const cluster = await aRedisCluster()
    onTestFinished(() => cluster.remove())

    await expect(aStoreOn(cluster.urls.slice(0, 1))).rejects.toThrow(/name at least two of its nodes/)
    await expect((await aStoreOn(cluster.urls.slice(0, 2))).check()).resolves.toBeUndefined()
  })

  test('is taken with a warning when it does not tell', async () => {
    const redis = await aRedisHere()
    const raw = await aRedisClient(redis.url)
    await raw.sendCommand(['ACL', 'SETUSER', 'quiz', 'on', '>a-password', '~*', '&*', '+@all', '-info'])
    const warnings: string[] = []
    const url = redis.url.replace('redis://', 'redis://quiz:a-password@')

    const store = await aStoreOn([url], { warn: (message) => void warnings.push(message) })

    expect(warnings).toEqual([expect.stringMatching(/maxmemory-policy.*noeviction.*NOPERM/)])
    await expect(store.check()).resolves.toBeUndefined()
  })
})

test('a Redis whose memory is full is away, not broken', async () => {
  const redis = await aRedisHere()
  const store = await aStoreOn([redis.url])
  const raw = await aRedisClient(redis.url)
  await raw.configSet('maxmemory', '1')

  await expect(store.create(aRoom(), [])).rejects.toThrow(StoreAway)
  await raw.configSet('maxmemory', '0')
  expect(await store.create(aRoom(), [])).toBe(true)
})

describe('writes that must be on a replica', () => {
  test('are rejected while there is none, and acknowledged when there is', async () => {
    const redis = await aRedisHere()
    const store = await aStoreOn([redis.url], { waitReplicas: 1 })

    await expect(store.check()).rejects.toThrow('Only 0 of 1 replicas')
    await expect(store.create(aRoom(), [])).rejects.toThrow('Only 0 of 1 replicas')

    const replica = await aRedisHere({ words: ['--replicaof', '127.0.0.1', String(redis.port)] })
    await vi.waitFor(() => store.check(), patiently)
    expect(await store.create(aRoom({ id: 'room-2', pin: '222222' }), [])).toBe(true)
    const raw = await aRedisClient(replica.url)
    expect(await raw.hGet('jawab:{room-2}:room', 'pin')).toBe('222222')
  })
})

test('[TM0] the clock of the store is that of Redis', async () => {
  const redis = await aRedisHere()
  const store = await aStoreOn([redis.url])
  const raw = await aRedisClient(redis.url)

  const before = store.now()
  const [seconds, micros] = await raw.sendCommand<[string, string]>(['TIME'])
  const time = Number(seconds) * 1000 + Number(micros) / 1000

  expect(time).toBeGreaterThanOrEqual(before - 5)
  expect(time).toBeLessThanOrEqual(store.now() + 5)
})
