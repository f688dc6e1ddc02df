import { describe, expect, onTestFinished, test } from 'vitest'
import { connect, type ConnectionSettings } from '../../server/src/stores/redis/connection.ts'
import { roomKeys } from '../../server/src/stores/redis/keys.ts'
import { NEWS_KEPT } from '../../server/src/stores/redis/scripts/news.ts'
import type { RoomStore } from '../../server/src/stores/store.ts'
import { fakePlatform } from '../support/platform.ts'
import { aRedisClient, keysIn, type RawRedis } from '../support/redis-client.ts'
import { after, answerOf, aQuestion, aRoom, askFor, next, withOpenRound } from '../support/rooms.ts'
import { sharedRedis } from './redis-stores.ts'

const { open, openNode, urls } = sharedRedis()
const keys = roomKeys('room-1')

/** More seats than are read at once. */
const CROWD = 400

/** A crowd in an open round, a server that has read all of it, with what it is sent from now on, and another server. */
async function aReader({ people = CROWD, answers }: { people?: number; answers?: number } = {}) {
  let heard = 0
  async function connectListening(settings: ConnectionSettings) {
    const connection = await connect(settings)
    const send = async <Reply>(key: string, ...command: readonly string[]) => {
      const reply = await connection.send<Reply>(key, ...command)
      heard += JSON.stringify(reply).length
      return reply
    }
    return { ...connection, send }
  }

  const other = await open(fakePlatform({ seed: 'other' }))
  const reader = await openNode(fakePlatform({ seed: 'reader' }), { connect: connectListening })
  onTestFinished(async () => void (await Promise.all([reader.close(), other.close()])))
  const room = withOpenRound(aRoom())
  await other.create(room, [aQuestion()])
  const names = Array.from({ length: people }, (_, at) => `P${at}`)
  await Promise.all(names.map((name) => other.takeSeat('room-1', askFor(name), CROWD)))
  await Promise.all(names.slice(0, answers ?? people).map((name) => other.submit('room-1', [answerOf(name)])))
  const seats = await reader.seats('room-1')
  await reader.answers('room-1', 1)

  /** How much the server is sent while it does something. */
  async function hearing<Value>(work: () => Promise<Value>) {
    heard = 0
    const value = await work()
    return { value, bytes: heard }
  }
  return { reader, other, room, seats, raw: await aRedisClient(urls()[0] ?? ''), hearing }
}

const bySeat = (answers: Awaited<ReturnType<RoomStore['answers']>>) =>
  answers.toSorted((one, other) => (one.seat < other.seat ? -1 : 1))

/** One seat or answer and what belongs to it, far less than all of them. */
const FEW_BYTES = 2000

describe('a server that has read the seats of a crowd', () => {
  test('is sent those that came or changed, and no others', async () => {
    const { reader, other, hearing } = await aReader({ people: CROWD - 1, answers: 0 })
    await other.changeSeat('room-1', 'seat-p7', { lang: 'hi-Latn' })
    await other.takeSeat('room-1', askFor('Late'), CROWD)

    const { value, bytes } = await hearing(() => reader.seats('room-1'))
    expect(value).toEqual(await other.seats('room-1'))
    expect(value.at(-1)).toMatchObject({ name: 'Late' })
    expect(value[7]).toMatchObject({ lang: 'hi-Latn' })
    expect(bytes).toBeLessThan(FEW_BYTES)
  })

  test('[ST6] is told when each was seen, without all that is known of them', async () => {
    const { reader, other, seats, hearing } = await aReader({ answers: 0 })
    const ids = seats.map(({ id }) => id)
    await other.seen('room-1', ids, after(5000))
    await other.seen('room-1', ids.slice(0, 1), after(4000))

    const { value, bytes } = await hearing(() => reader.seats('room-1'))
    expect(new Set(value.map(({ lastSeenAt }) => lastSeenAt))).toEqual(new Set([after(5000)]))
    expect(bytes).toBeLessThan(JSON.stringify(ids).length * 1.2)
  })

  test('has the same list while nothing becomes of them', async () => {
    const { reader, other, room, seats } = await aReader({ answers: 0 })
    await other.change('room-1', room.version, next(room))
    await other.submit('room-1', [answerOf('P7')])

    expect(await reader.seats('room-1')).toBe(seats)
  })

  test('has forgotten none of them when the totals were settled', async () => {
    const { reader, other, hearing } = await aReader({ answers: 0 })
    await other.settle('room-1', 1, { people: new Map([['seat-p7', 97]]), teams: new Map() })

    const { value, bytes } = await hearing(() => reader.seats('room-1'))
    expect(value).toHaveLength(CROWD)
    expect(bytes).toBeLessThan(FEW_BYTES)
  })

  test('reads all of them when it has missed more than is kept', async () => {
    const { reader, other } = await aReader({ people: 200, answers: 0 })
    for (let at = 0; at < NEWS_KEPT + 200; at++) await other.changeSeat('room-1', 'seat-p7', { letInAt: after(at) })
    await other.changeSeat('room-1', 'seat-p8', { lang: 'hi-Latn' })

    expect(await reader.seats('room-1')).toEqual(await other.seats('room-1'))
    expect((await reader.seats('room-1'))[8]).toMatchObject({ lang: 'hi-Latn' })
  })

  test('reads all of them when somebody has changed them and not told it, as older servers do', async () => {
    const { reader, raw } = await aReader({ answers: 0 })
    const stored = (await raw.hGet(keys.seats, 'seat-p7')) ?? ''
    await raw.hSet(keys.seats, 'seat-p7', stored.replace('"removed":false', '"removed":true'))
    await raw.hIncrBy(keys.room, 'seats', 1)

    expect((await reader.seats('room-1'))[7]).toMatchObject({ removed: true })
    await raw.hSet(keys.seats, 'seat-p7', stored)
    await raw.hIncrBy(keys.room, 'seats', 1)
    expect((await reader.seats('room-1'))[7]).toMatchObject({ removed: false })
  })

  test('[TE2] seals with those that a failover has left, and not with those that it remembers', async () => {
    const { reader, other, room, raw } = await aReader({ people: 3, answers: 0 })
    const replica = await aReplica(raw)
    await other.changeSeat('room-1', 'seat-p1', { removed: true })
    expect((await reader.seats('room-1'))[1]).toMatchObject({ removed: true })
    await replica.takesOver(keys.seatNews)
    await other.changeSeat('room-1', 'seat-p2', { removed: true })

    await reader.seal('room-1', room.version, next(room, { phase: { name: 'closed' } }), 1, 'solo')
    expect((await reader.roster('room-1', 1, 'solo')).map(({ seat }) => seat)).toEqual(['seat-p0', 'seat-p1'])
  })
})

describe('a server that has read the answers of a crowd', () => {
  test('is sent those that came or changed, and no others', async () => {
    const { reader, other, hearing } = await aReader({ answers: CROWD - 1 })
    await other.submit('room-1', [answerOf('P7', { seq: 2, answer: 'c' })])
    await other.submit('room-1', [answerOf(`P${CROWD - 1}`)])

    const { value, bytes } = await hearing(() => reader.answers('room-1', 1))
    expect(bySeat(value)).toEqual(bySeat(await other.answers('room-1', 1)))
    expect(value).toHaveLength(CROWD)
    expect(value.find(({ seat }) => seat === 'seat-p7')).toMatchObject({ seq: 2 })
    expect(bytes).toBeLessThan(FEW_BYTES)
  })

  test('[PT1] reads all of them once the round is sealed, since points come from them', async () => {
    const { reader, other, room, hearing } = await aReader()
    await other.seal('room-1', room.version, next(room, { phase: { name: 'closed' } }), 1, 'solo')

    const { value, bytes } = await hearing(() => reader.answers('room-1', 1))
    expect(value).toHaveLength(CROWD)
    expect(bytes).toBeGreaterThan(CROWD * 50)
  })

  test('counts those that a failover has left, and not those that it remembers', async () => {
    const { reader, other, raw } = await aReader({ people: 3, answers: 1 })
    const replica = await aReplica(raw)
    await other.submit('room-1', [answerOf('P1')])
    expect(await reader.answers('room-1', 1)).toHaveLength(2)
    await replica.takesOver(keys.answerNews(1))
    await other.submit('room-1', [answerOf('P2')])

    expect((await reader.answers('room-1', 1)).map(({ seat }) => seat).toSorted()).toEqual(['seat-p0', 'seat-p2'])
  })

  test('has forgotten them when another game begins', async () => {
    const { reader, other, room } = await aReader({ people: 3 })
    await other.restart('room-1', room.version, withOpenRound(next(room, { scoringEpoch: 1 })), [aQuestion()])

    expect(await reader.answers('room-1', 1)).toEqual([])
  })
})

/** Keeps everything as it is, in a replica that hears of nothing more. */
async function aReplica(raw: RawRedis) {
  const names = await keysIn(raw)
  for (const name of names) await raw.copy(name, `replica:${name}`)

  /** It takes over; the next entry of these news that is written there happens to bear the id of one that was lost. */
  async function takesOver(news: string) {
    const [lost] = await raw.sendCommand<[[id: string]]>(['XREVRANGE', news, '+', '-', 'COUNT', '1'])
    for (const name of names) await raw.copy(`replica:${name}`, name, { REPLACE: true })
    const revision = news === keys.seatNews ? await raw.hIncrBy(keys.room, 'seats', 1) : ''
    await raw.xAdd(news, lost[0], { revision: String(revision), tag: 'another', seats: '' })
  }
  return { takesOver }
}
