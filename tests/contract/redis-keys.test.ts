import { describe, expect, onTestFinished, test } from 'vitest'
import { aLeague, aPosting, aResult } from '../support/leagues.ts'
import { fakePlatform } from '../support/platform.ts'
import { aRedisClient, keysIn } from '../support/redis-client.ts'
import { after, aMarking, answerOf, aQuestion, aRoom, askFor, markOf, next } from '../support/rooms.ts'
import { anEmptyStore, aStoreWith, aStoreWithOpenRound, MOST_SEATS, seat, type OpenStore } from './open-store.ts'
import { sharedCluster, sharedRedis } from './redis-stores.ts'

const redis = sharedRedis()
const cluster = sharedCluster()

const client = () => aRedisClient(redis.urls()[0] ?? '')

/** In seconds; a room lives on for three after its last change. */
const TWO_DAYS = 2 * 24 * 60 * 60

/** A room in which everything was done that leaves a trace. */
async function aPlayedRoom(open: OpenStore) {
  const { store, room } = await aStoreWithOpenRound(open)
  await store.submit('room-1', [answerOf('Ada')])
  await store.seen('room-1', ['seat-ada'], room.phaseAt + 5000)
  await store.beat('room-1', room.phaseAt)
  const marking = next(room, { phase: aMarking() })
  await store.seal('room-1', room.version, marking, 1, 'solo')
  await store.mark('room-1', markOf(undefined, 't1', { points: [] }))
  await store.settle('room-1', 1, { people: new Map([['seat-ada', 97]]), teams: new Map([['t1', 9700]]) })
  await store.saveResults('room-1', 1, { winner: 't1' })
  return { store, room: marking }
}

describe('keys in Redis', () => {
  test('every key of a room expires by itself, days after it was written', async () => {
    const raw = await client()
    const tooShort = async () => {
      const lives = (await keysIn(raw)).map(async (key) => ({ key, left: await raw.ttl(key) }))
      return (await Promise.all(lives)).filter(({ left }) => left < TWO_DAYS)
    }

    const { store } = await aStoreWithOpenRound(redis.open)
    await store.submit('room-1', [answerOf('Ada')])
    await store.settle('room-1', 1, { people: new Map([['seat-ada', 97]]), teams: new Map([['t1', 9700]]) })
    expect(await tooShort()).toEqual([])

    await aPlayedRoom(redis.open)
    expect(await keysIn(raw)).toEqual(expect.arrayContaining(['jawab:{room-1}:roster:1', 'jawab:{room-1}:marks:1']))
    expect(await tooShort()).toEqual([])
  })

  test('whatever is written for a room lets it live on', async () => {
    const { store } = await aStoreWithOpenRound(redis.open)
    const raw = await client()
    const writes = {
      beat: () => store.beat('room-1', 0),
      seen: () => store.seen('room-1', ['seat-ada'], after(1000)),
      submit: () => store.submit('room-1', [answerOf('Ada')]),
      settle: () => store.settle('room-1', 1, { people: new Map(), teams: new Map() }),
    }

    for (const [name, write] of Object.entries(writes)) {
      await raw.expire('jawab:{room-1}:room', 10)
      await write()
      expect([name, await raw.ttl('jawab:{room-1}:room')]).toEqual([name, expect.toSatisfy((left) => left > TWO_DAYS)])
    }
  })

  test('a change of the room renews all that hangs on it, and its PIN', async () => {
    const { store, room } = await aPlayedRoom(redis.open)
    const raw = await client()
    const keys = (await keysIn(raw)).filter((key) => !key.includes(':results:'))
    for (const key of keys) await raw.expire(key, 10)

    await store.change('room-1', room.version, next(room))

    for (const key of keys) expect([key, await raw.ttl(key)]).toEqual([key, expect.toSatisfy((left) => left > 10)])
  })

  test('an ended room leaves nothing but its results', async () => {
    const { store } = await aPlayedRoom(redis.open)

    await store.end('room-1')

    expect(await keysIn(await client())).toEqual(['jawab:{room-1}:results:1'])
  })

  test('what comes late for an ended room leaves nothing either', async () => {
    const { store, room } = await aStoreWithOpenRound(redis.open)
    await store.end('room-1')

    await store.beat('room-1', room.phaseAt)
    await store.seen('room-1', ['seat-ada'], room.phaseAt)
    await store.submit('room-1', [answerOf('Ada')])
    await store.takeSeat('room-1', askFor('Cy'), MOST_SEATS)
    await store.seal('room-1', room.version, next(room), 1, 'solo')

    expect(await keysIn(await client())).toEqual([])
  })

  test('all keys of a room lie in one slot of a cluster, so that one script may use them', async () => {
    await aPlayedRoom(cluster.open)
    const raw = await Promise.all(cluster.urls().map(aRedisClient))
    const keys = (await Promise.all(raw.map(keysIn))).flat().filter((key) => key.includes('{room-1}'))

    const [first] = raw
    if (!first) throw new Error('The cluster has no nodes')
    const slots = await Promise.all(keys.map((key) => first.sendCommand<number>(['CLUSTER', 'KEYSLOT', key])))
    expect(keys.length).toBeGreaterThan(10)
    expect(new Set(slots).size).toBe(1)
  })

  test('scripts that Redis has lost are sent again', async () => {
    const { store } = await aStoreWithOpenRound(redis.open)
    const raw = await client()

    await raw.scriptFlush()
    expect(await store.submit('room-1', [answerOf('Ada')])).toMatchObject([{ ok: true }])
    await raw.scriptFlush()
    expect(await seat(store, 'Cy')).toMatchObject({ name: 'Cy' })
    await raw.scriptFlush()
    expect((await store.standings('room-1', 5)).people).toHaveLength(3)
  })
})

describe('keys of a league in Redis', () => {
  const YEAR = 365 * 24 * 60 * 60

  /** A league with two games, one of whose players has withdrawn. */
  async function aPlayedLeague(open: OpenStore) {
    const { store } = await anEmptyStore(open)
    await store.createLeague(aLeague())
    const people = [aResult('Ada', 500, { iam: 80 }), aResult('Bo', 300)]
    await store.postGame('CHAI2345', aPosting('a', { people, teams: [aResult('Reds', 400)] }))
    await store.postGame('CHAI2345', aPosting('b', { people: [aResult('Ada', 900)] }))
    await store.withdraw('CHAI2345', 'bo')
    return store
  }

  test('[LG1] all of them outlast every room by a year, and each posting renews them all', async () => {
    const store = await aPlayedLeague(redis.open)
    const raw = await client()
    const keys = await keysIn(raw)
    expect(keys).toContain('jawab:{league:CHAI2345}:board:people:improvement')
    for (const key of keys) expect([key, await raw.ttl(key)]).toEqual([key, expect.toSatisfy((left) => left > YEAR)])
    for (const key of keys) await raw.expire(key, 10)

    await store.postGame('CHAI2345', aPosting('c'))

    for (const key of keys) expect([key, await raw.ttl(key)]).toEqual([key, expect.toSatisfy((left) => left > YEAR)])
  })

  test('[LG2] nothing names who has withdrawn, but for the hash that keeps them out', async () => {
    await aPlayedLeague(redis.open)
    const raw = await client()

    const [names, entries] = await Promise.all(
      ['names', 'entries'].map((part) => raw.hKeys(`jawab:{league:CHAI2345}:${part}:people`)),
    )
    expect([names, entries]).toEqual([['ada'], ['ada']])
    expect(await raw.hGetAll('jawab:{league:CHAI2345}:withdrawn')).toEqual({ bo: '2' })
  })

  test('lie in one slot of a cluster', async () => {
    await aPlayedLeague(cluster.open)
    const raw = await Promise.all(cluster.urls().map(aRedisClient))
    const keys = (await Promise.all(raw.map(keysIn))).flat().filter((key) => key.includes('CHAI2345'))

    const [first] = raw
    if (!first) throw new Error('The cluster has no nodes')
    const slots = await Promise.all(keys.map((key) => first.sendCommand<number>(['CLUSTER', 'KEYSLOT', key])))
    expect(keys.length).toBeGreaterThan(10)
    expect(new Set(slots).size).toBe(1)
  })
})

describe('what lies apart from its room', () => {
  test('a room that is gone is dropped from the index when it is met', async () => {
    const { store } = await aStoreWith(redis.open)
    const raw = await client()
    await raw.zAdd('jawab:live', { score: 1, value: 'room-gone' })

    expect((await store.liveRooms()).map(({ id }) => id)).toEqual(['room-1'])
    expect(await raw.zRange('jawab:live', 0, -1)).toEqual(['room-1'])
  })

  test('a room that the index has lost is back with its next change', async () => {
    const { store, room } = await aStoreWith(redis.open)
    await (await client()).del('jawab:live')

    await store.change('room-1', room.version, next(room))

    expect((await store.liveRooms()).map(({ id }) => id)).toEqual(['room-1'])
  })

  test('[RM1] a PIN whose room is gone finds nothing, and is free', async () => {
    const { store } = await anEmptyStore(redis.open)
    await (await client()).set('jawab:pin:123456', 'room-gone')

    expect(await store.findRoom('123456')).toBeUndefined()
    expect(await store.create(aRoom(), [])).toBe(true)
    expect(await store.findRoom('123456')).toBe('room-1')
  })

  test('[RM1] a PIN that is claimed for a room still being made finds nothing, and is taken', async () => {
    const { store } = await anEmptyStore(redis.open)
    await (await client()).set('jawab:pin:123456', 'claimed by room-2')

    expect(await store.findRoom('123456')).toBeUndefined()
    expect(await store.create(aRoom(), [])).toBe(false)
    expect(await store.read('room-1')).toBeUndefined()
  })

  test('an id that is taken is a bug, and gives the PIN back', async () => {
    const { store } = await aStoreWith(redis.open)

    await expect(store.create(aRoom({ pin: '222222' }), [])).rejects.toThrow('room-1')
    expect(await store.create(aRoom({ id: 'room-2', pin: '222222' }), [aQuestion()])).toBe(true)
  })
})

test('words that are no sound text to Redis stop nobody from answering', async () => {
  const half = '\ud83d'
  const { store, room } = await aStoreWithOpenRound(redis.open)
  await store.change('room-1', room.version, next(room, { title: { en: half, 'hi-Latn': half } }))
  const taken = await store.takeSeat('room-1', askFor('Cy', { name: half, nameKey: half }), MOST_SEATS)

  expect(taken).toMatchObject({ ok: true })
  const given = [answerOf('Ada', { request: half }), answerOf('Cy', { answer: [half, '\n'] })]
  expect(await store.submit('room-1', given)).toMatchObject([{ ok: true }, { ok: true }])
  expect(await store.submit('room-1', given)).toMatchObject([{ ok: true }, { ok: true }])
  expect(await store.answerOf('room-1', 1, 'seat-cy')).toMatchObject({ answer: [half, '\n'] })
})

test('a closed store finishes what is under way and takes no more writes', async () => {
  const { store } = await anEmptyStore(redis.open)
  const lastWrite = store.create(aRoom(), [])
  const closing = store.close()

  await expect(store.beat('room-1', 0)).rejects.toThrow('The store is closed')
  await closing
  expect(await lastWrite).toBe(true)
  await expect(store.beat('room-1', 0)).rejects.toThrow('The store is closed')
  const again = await redis.openNode(fakePlatform())
  onTestFinished(() => again.close())
  expect(await again.findRoom('123456')).toBe('room-1')
})
