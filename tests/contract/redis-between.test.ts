import { describe, expect, onTestFinished, test } from 'vitest'
import { connect, type ConnectionSettings } from '../../server/src/stores/redis/connection.ts'
import { commit } from '../../server/src/stores/redis/scripts/commit.ts'
import { seatsSince } from '../../server/src/stores/redis/scripts/read-seats.ts'
import type { Script } from '../../server/src/stores/redis/scripts/script.ts'
import { settle } from '../../server/src/stores/redis/scripts/settle.ts'
import { swap } from '../../server/src/stores/redis/scripts/swap.ts'
import type { TeamAct } from '../../server/src/room/team-acts.ts'
import { StoreAway } from '../../server/src/stores/store.ts'
import { fakePlatform } from '../support/platform.ts'
import { aRedisClient, keysIn } from '../support/redis-client.ts'
import {
  after,
  anApprovedRoom,
  answerOf,
  aQuestion,
  aRoom,
  aRound,
  askFor,
  next,
  withOpenRound,
} from '../support/rooms.ts'
import { MOST_SEATS, seat } from './open-store.ts'
import { sharedRedis } from './redis-stores.ts'

const { open, openNode, urls } = sharedRedis()

/**
 * A server that is overtaken: just before it sends a script for the first time after `overtake`, something else happens.
 * The other server is there to do it.
 */
async function anOvertakenNode(room = aRoom()) {
  let awaited: { readonly script: Script; readonly happens: () => Promise<unknown> } | undefined

  async function connectSlowly(settings: ConnectionSettings) {
    const connection = await connect(settings)
    async function send<Reply>(key: string, ...command: readonly string[]) {
      if (awaited && command[1] === awaited.script.sha) {
        const { happens } = awaited
        awaited = undefined
        await happens()
      }
      return connection.send<Reply>(key, ...command)
    }
    return { ...connection, send }
  }

  const other = await open(fakePlatform({ seed: 'other' }))
  const slow = await openNode(fakePlatform({ seed: 'slow' }), { connect: connectSlowly })
  onTestFinished(async () => void (await Promise.all([slow.close(), other.close()])))
  await other.create(room, [aQuestion()])
  onTestFinished(() => expect(awaited, 'it was never overtaken').toBeUndefined())
  const overtake = (script: Script, happens: () => Promise<unknown>) => (awaited = { script, happens })
  return { slow, other, room, overtake }
}

const pickOf = (name: string): TeamAct => {
  const { stage: _alone, ...given } = answerOf(name)
  return { act: 'pick', ...given }
}

describe('a server that is overtaken between its look and its write', () => {
  test('[RM4] seats nobody in a room that was locked meanwhile', async () => {
    const { slow, other, room, overtake } = await anOvertakenNode()
    overtake(commit, () => other.change('room-1', room.version, next(room, { locked: true })))

    expect(await slow.takeSeat('room-1', askFor('Ada'), MOST_SEATS)).toEqual({ ok: false, reason: 'room:locked' })
    expect(await other.seats('room-1')).toEqual([])
  })

  test('[ST1] gives nobody a name that was taken meanwhile', async () => {
    const { slow, other, overtake } = await anOvertakenNode()
    overtake(commit, () => seat(other, 'Ada', { id: 'seat-other', requestHash: 'other', tokenHash: 'other' }))

    expect(await slow.takeSeat('room-1', askFor('Ada'), MOST_SEATS)).toEqual({ ok: false, reason: 'seat:name-taken' })
  })

  test('[RD12] seals nothing of a room that was changed meanwhile', async () => {
    const { slow, other, room, overtake } = await anOvertakenNode(withOpenRound(aRoom()))
    const paused = next(room, { pause: { since: after(0) } })
    overtake(commit, () => other.change('room-1', room.version, paused))

    expect(await slow.seal('room-1', room.version, next(room, { phase: { name: 'closed' } }), 1, 'solo')).toBe(false)
    expect(await slow.read('room-1')).toEqual(paused)
    expect(await slow.roster('room-1', 1, 'solo')).toEqual([])
  })

  test('[TE2] seals with the seats that came meanwhile', async () => {
    const { slow, other, room, overtake } = await anOvertakenNode(withOpenRound(aRoom()))
    await seat(other, 'Ada')
    overtake(commit, () => seat(other, 'Bo'))

    expect(await slow.seal('room-1', room.version, next(room, { phase: { name: 'closed' } }), 1, 'solo')).toBe(true)
    expect((await slow.roster('room-1', 1, 'solo')).map((entry) => entry.seat)).toEqual(['seat-ada', 'seat-bo'])
  })

  test('[TE2] [ST6] seals with who was seen meanwhile', async () => {
    const opensAt = after(60_000)
    const { slow, other, room, overtake } = await anOvertakenNode(withOpenRound(aRoom(), { opensAt }))
    await seat(other, 'Ada')
    overtake(commit, () => other.seen('room-1', ['seat-ada'], opensAt))

    await slow.seal('room-1', room.version, next(room, { phase: { name: 'closed' } }), 1, 'solo')
    expect(await slow.roster('room-1', 1, 'solo')).toMatchObject([{ seat: 'seat-ada', present: true }])
  })

  test('[PT8] seats a newcomer among the totals that were settled meanwhile', async () => {
    const { slow, other, overtake } = await anOvertakenNode()
    await seat(other, 'Ada')
    overtake(commit, () => other.settle('room-1', 1, { people: new Map([['seat-ada', 97]]), teams: new Map() }))

    await seat(slow, 'Bo')
    expect(await slow.placeOf('room-1', 'seat-bo')).toEqual({ points: 0, rank: 2, people: 2 })
    expect((await slow.standings('room-1', 5)).people.map(({ id }) => id)).toEqual(['seat-ada', 'seat-bo'])
  })

  test('[RM4] [PT8] lets somebody in with the total that was settled meanwhile', async () => {
    const { slow, other, overtake } = await anOvertakenNode(anApprovedRoom())
    await seat(other, 'Ada')
    overtake(commit, () => other.settle('room-1', 1, { people: new Map([['seat-ada', 97]]), teams: new Map() }))

    await slow.changeSeat('room-1', 'seat-ada', { letInAt: after(0) })
    expect(await slow.placeOf('room-1', 'seat-ada')).toEqual({ points: 97, rank: 1, people: 1 })
  })

  test('[PT8] settles for those who came, and not for those who went, meanwhile', async () => {
    const { slow, other, overtake } = await anOvertakenNode()
    for (const name of ['Ada', 'Bo']) await seat(other, name)
    overtake(settle, async () => {
      await seat(other, 'Cy')
      await other.changeSeat('room-1', 'seat-bo', { removed: true })
    })

    const people = new Map([
      ['seat-ada', 1],
      ['seat-bo', 3],
      ['seat-cy', 2],
    ])
    expect(await slow.settle('room-1', 1, { people, teams: new Map() })).toBe(true)
    expect((await slow.standings('room-1', 5)).people).toEqual([
      { id: 'seat-cy', points: 2, rank: 1 },
      { id: 'seat-ada', points: 1, rank: 2 },
    ])
    expect(await slow.placeOf('room-1', 'seat-bo')).toBeUndefined()
  })

  test('[PT1] settles nothing of a game that was ended by another meanwhile', async () => {
    const { slow, other, room, overtake } = await anOvertakenNode()
    await seat(other, 'Ada')
    overtake(settle, () => other.restart('room-1', room.version, next(room, { scoringEpoch: 1 }), []))

    expect(await slow.settle('room-1', 0, { people: new Map([['seat-ada', 97]]), teams: new Map() })).toBe(false)
    expect(await slow.placeOf('room-1', 'seat-ada')).toEqual({ points: 0, rank: 1, people: 1 })
  })

  test('[PT1] settles nothing when its draft has expired, and what stood stands', async () => {
    const { slow, other, overtake } = await anOvertakenNode()
    await seat(other, 'Ada')
    await other.settle('room-1', 1, { people: new Map([['seat-ada', 97]]), teams: new Map() })
    const raw = await aRedisClient(urls()[0] ?? '')
    const drafts = async () => (await keysIn(raw)).filter((key) => key.includes(':draft:'))
    overtake(settle, async () => raw.del(await drafts()))

    const settling = slow.settle('room-1', 2, { people: new Map([['seat-ada', 50]]), teams: new Map() })
    await expect(settling).rejects.toThrow(StoreAway)
    expect(await other.placeOf('room-1', 'seat-ada')).toEqual({ points: 97, rank: 1, people: 1 })
  })

  test('leaves no draft of totals behind for long when it dies', async () => {
    const { slow, other, overtake } = await anOvertakenNode()
    await seat(other, 'Ada')
    const raw = await aRedisClient(urls()[0] ?? '')
    let lives: readonly number[] = []
    overtake(settle, async () => {
      const drafts = (await keysIn(raw)).filter((key) => key.includes(':draft:'))
      lives = await Promise.all(drafts.map((key) => raw.ttl(key)))
    })

    await slow.settle('room-1', 1, { people: new Map([['seat-ada', 97]]), teams: new Map([['t1', 9700]]) })
    const aMinute = expect.toSatisfy((left) => left > 0 && left <= 60) as number
    expect(lives).toEqual([aMinute, aMinute, aMinute])
  })

  test('reads the seats of a crowd with all that changed while it turned the pages', async () => {
    const { slow, other, overtake } = await anOvertakenNode()
    const names = Array.from({ length: 400 }, (_, at) => `P${at}`)
    await Promise.all(names.map((name) => other.takeSeat('room-1', askFor(name), 1000)))
    overtake(seatsSince, async () => {
      const changes = names.slice(0, 200).map((name) => `seat-${name.toLowerCase()}`)
      await Promise.all(changes.map((id) => other.changeSeat('room-1', id, { lang: 'hi-Latn' })))
      await other.takeSeat('room-1', askFor('Late'), 1000)
    })

    const seats = await slow.seats('room-1')
    expect(seats).toHaveLength(401)
    expect(seats).toEqual(await other.seats('room-1'))
    expect(seats.filter(({ lang }) => lang === 'hi-Latn')).toHaveLength(200)
  })

  test('[RM1] holds a PIN for half a minute at most when it dies before its room is made', async () => {
    const { slow, overtake } = await anOvertakenNode()
    const raw = await aRedisClient(urls()[0] ?? '')
    let left = 0
    overtake(commit, async () => (left = await raw.ttl('jawab:pin:222222')))

    expect(await slow.create(aRoom({ id: 'room-2', pin: '222222' }), [aQuestion()])).toBe(true)
    expect(left).toBeGreaterThan(0)
    expect(left).toBeLessThanOrEqual(30)
  })

  test('[RM1] makes no room under a PIN that it held for too long', async () => {
    const { slow, overtake } = await anOvertakenNode()
    const raw = await aRedisClient(urls()[0] ?? '')
    overtake(swap, () => raw.set('jawab:pin:222222', 'claimed by room-3'))

    expect(await slow.create(aRoom({ id: 'room-2', pin: '222222' }), [aQuestion()])).toBe(false)
    expect(await slow.read('room-2')).toBeUndefined()
    expect(await raw.get('jawab:pin:222222')).toBe('claimed by room-3')
  })

  test('[RD3] takes no act of a team whose stage was sealed meanwhile', async () => {
    const room = withOpenRound(aRoom({ run: [aRound({ mode: 'relay' })] }), { stage: 'team' })
    const { slow, other, overtake } = await anOvertakenNode(room)
    await seat(other, 'Ada', { team: 't1' })
    const closed = next(room, { phase: { name: 'closed' } })
    overtake(commit, () => other.seal('room-1', room.version, closed, 1, 'team'))

    expect(await slow.act('room-1', pickOf('Ada'))).toMatchObject({ ok: false, refusal: 'answer:too-late' })
    expect(await other.teamRecords('room-1', 1)).toEqual([])
  })

  test('[TE6] keeps what a team mate did meanwhile', async () => {
    const room = withOpenRound(aRoom({ run: [aRound({ mode: 'relay' })] }), { stage: 'team' })
    const { slow, other, overtake } = await anOvertakenNode(room)
    for (const name of ['Ada', 'Al']) await seat(other, name, { team: 't1' })
    overtake(commit, () => other.act('room-1', pickOf('Al')))

    await slow.act('room-1', pickOf('Ada'))
    const [record] = await other.teamRecords('room-1', 1)
    expect(record?.picks.map((one) => one.seat)).toEqual(['seat-al', 'seat-ada'])
  })

  test('[RD10] ends a room with all that was begun in it meanwhile', async () => {
    const { slow, other, room, overtake } = await anOvertakenNode()
    const longer = Array.from({ length: room.run.length + 2 }, () => aRound())
    const again = withOpenRound(next(room, { run: longer }), { round: longer.length })
    overtake(commit, async () => {
      await seat(other, 'Ada')
      await other.restart('room-1', room.version, again, [])
      await other.submit('room-1', [answerOf('Ada', { round: longer.length })])
    })

    await slow.end('room-1')
    expect(await keysIn(await aRedisClient(urls()[0] ?? ''))).toEqual([])
  })

  test('says that a room is gone that was ended meanwhile, and leaves nothing of it', async () => {
    const { slow, other, overtake } = await anOvertakenNode()
    overtake(commit, () => other.end('room-1'))

    expect(await slow.takeSeat('room-1', askFor('Ada'), MOST_SEATS)).toEqual({ ok: false, reason: 'room:unknown' })
    expect(await slow.seats('room-1')).toEqual([])
  })
})
