import { expect, test } from 'vitest'
import type { Totals } from '@jawab/shared/scoring/score-game'
import { createRunner } from '../../server/src/runner/runner.ts'
import { createScores } from '../../server/src/runner/scores.ts'
import { after, anApprovedRoom, answerOf, aRoom, next } from '../support/rooms.ts'
import { aStoreWith, aStoreWithOpenRound, seat, type OpenStore } from './open-store.ts'

const totals = (people: Record<string, number>, teams: Record<string, number> = {}): Totals => ({
  people: new Map(Object.entries(people)),
  teams: new Map(Object.entries(teams)),
})

async function aStoreWithPeople(open: OpenStore) {
  const { store, room } = await aStoreWith(open)
  for (const name of ['Zoe', 'Ada', 'Mo', 'Bo']) await seat(store, name)
  return { store, room }
}

export function totalContract(open: OpenStore) {
  test('without totals everybody is first with nothing', async () => {
    const { store } = await aStoreWithPeople(open)

    expect(await store.standings('room-1', 2)).toEqual({
      people: [
        { id: 'seat-zoe', points: 0, rank: 1 },
        { id: 'seat-ada', points: 0, rank: 1 },
      ],
      teams: [],
    })
    expect(await store.placeOf('room-1', 'seat-bo')).toEqual({ points: 0, rank: 1, people: 4 })
  })

  test('[PT8] ties share a rank and stand in joining order, teams by id', async () => {
    const { store } = await aStoreWithPeople(open)
    const people = { 'seat-ada': 90, 'seat-bo': 120, 'seat-zoe': 90 }

    expect(await store.settle('room-1', 1, totals(people, { t2: 7500, t1: 7500, t3: 9000 }))).toBe(true)

    expect(await store.standings('room-1', 10)).toEqual({
      people: [
        { id: 'seat-bo', points: 120, rank: 1 },
        { id: 'seat-zoe', points: 90, rank: 2 },
        { id: 'seat-ada', points: 90, rank: 2 },
        { id: 'seat-mo', points: 0, rank: 4 },
      ],
      teams: [
        { id: 't3', points: 9000, rank: 1 },
        { id: 't1', points: 7500, rank: 2 },
        { id: 't2', points: 7500, rank: 2 },
      ],
    })
    expect(await store.placeOf('room-1', 'seat-ada')).toEqual({ points: 90, rank: 2, people: 4 })
    expect(await store.placeOf('room-1', 'seat-mo')).toEqual({ points: 0, rank: 4, people: 4 })
  })

  test('only the first few people are listed, but all teams', async () => {
    const { store } = await aStoreWithPeople(open)
    await store.settle('room-1', 1, totals({ 'seat-ada': 90, 'seat-bo': 120 }, { t1: 1, t2: 2 }))

    const { people, teams } = await store.standings('room-1', 1)

    expect(people).toEqual([{ id: 'seat-bo', points: 120, rank: 1 }])
    expect(teams).toHaveLength(2)
  })

  test('[ST4] a removed seat leaves the people, and ranks close up', async () => {
    const { store } = await aStoreWithPeople(open)
    await store.settle('room-1', 1, totals({ 'seat-ada': 90, 'seat-bo': 120 }, { t1: 9000, t2: 6000 }))

    expect(await store.placeOf('room-1', 'seat-ada')).toEqual({ points: 90, rank: 2, people: 4 })

    await store.changeSeat('room-1', 'seat-bo', { removed: true })

    expect((await store.standings('room-1', 10)).people.map(({ id }) => id)).toEqual([
      'seat-ada',
      'seat-zoe',
      'seat-mo',
    ])
    expect(await store.placeOf('room-1', 'seat-ada')).toEqual({ points: 90, rank: 1, people: 3 })
    expect(await store.placeOf('room-1', 'seat-bo')).toBeUndefined()
    expect((await store.standings('room-1', 10)).teams).toHaveLength(2)
  })

  test('[RM4] who waits at the door is not among the people', async () => {
    const { store } = await aStoreWith(open, anApprovedRoom())
    for (const name of ['Ada', 'Bo']) await seat(store, name)
    await store.changeSeat('room-1', 'seat-bo', { letInAt: after(0) })

    expect((await store.standings('room-1', 10)).people).toEqual([{ id: 'seat-bo', points: 0, rank: 1 }])
    expect(await store.placeOf('room-1', 'seat-bo')).toEqual({ points: 0, rank: 1, people: 1 })
    expect(await store.placeOf('room-1', 'seat-ada')).toBeUndefined()
  })

  test('nobody unknown has a place', async () => {
    const { store } = await aStoreWithPeople(open)

    expect(await store.placeOf('room-1', 'seat-eve')).toBeUndefined()
  })

  test('[PT1] totals replace all earlier ones, also of the same scoring epoch', async () => {
    const { store } = await aStoreWithPeople(open)
    await store.settle('room-1', 1, totals({ 'seat-ada': 90, 'seat-bo': 120 }, { t1: 9000 }))

    expect(await store.settle('room-1', 1, totals({ 'seat-bo': 50 }, { t2: 100 }))).toBe(true)

    expect(await store.standings('room-1', 2)).toEqual({
      people: [
        { id: 'seat-bo', points: 50, rank: 1 },
        { id: 'seat-zoe', points: 0, rank: 2 },
      ],
      teams: [{ id: 't2', points: 100, rank: 1 }],
    })
  })

  test('[PT1] writing totals twice changes nothing', async () => {
    const { store } = await aStoreWithPeople(open)
    const settled = totals({ 'seat-ada': 90 }, { t1: 9000 })
    await store.settle('room-1', 1, settled)
    const once = await store.standings('room-1', 10)

    await store.settle('room-1', 1, settled)

    expect(await store.standings('room-1', 10)).toEqual(once)
  })

  test('[PT1] totals of an older scoring epoch are refused and change nothing', async () => {
    const { store } = await aStoreWithPeople(open)
    await store.settle('room-1', 2, totals({ 'seat-ada': 90 }, { t1: 9000 }))
    const before = await store.standings('room-1', 10)

    expect(await store.settle('room-1', 1, totals({ 'seat-ada': 10 }, { t1: 1000 }))).toBe(false)

    expect(await store.standings('room-1', 10)).toEqual(before)
  })

  test('[PT1] totals of the game before that are still on their way are refused', async () => {
    const { store, room } = await aStoreWithPeople(open)
    await store.restart('room-1', room.version, next(room, { game: 2, scoringEpoch: 5 }), [])

    expect(await store.settle('room-1', 4, totals({ 'seat-ada': 90 }, { t1: 9000 }))).toBe(false)

    expect((await store.standings('room-1', 10)).teams).toEqual([])
    expect(await store.settle('room-1', 5, totals({ 'seat-ada': 90 }))).toBe(true)
  })

  test('[PT1] [PT10] a stale node that settles after a re-key changes nothing', async () => {
    const { store, room } = await aStoreWithOpenRound(open)
    await store.submit('room-1', [answerOf('Ada', { answer: 'a' }), answerOf('Bo', { answer: 'b' })])
    const run = room.run.map((round, at) => (at === 0 ? { ...round, sealedAt: after(21_000) } : round))
    const closed = next(room, { phase: { name: 'closed' }, run })
    await store.seal('room-1', room.version, closed, 1, 'solo')
    const revealed = next(closed, { phase: { name: 'reveal', step: 'key' }, scoringEpoch: closed.scoringEpoch + 1 })
    await store.change('room-1', closed.version, revealed)
    const leader = async () => (await store.standings('room-1', 5)).people[0]?.id
    await createScores(store).of(revealed)
    expect(await leader()).toBe('seat-ada')

    const asked = { name: 'rekey', request: 'rekey', round: 1, answer: 'b', own: 'a' } as const
    const rekeyed = await createRunner({ store, drawStamp: () => 7 }).carryOut('room-1', asked)
    if (!rekeyed.ok) throw new Error(rekeyed.reason)
    await createScores(store).of(rekeyed.value)
    expect(await leader()).toBe('seat-bo')

    // It had read the room before.
    await createScores(store).of(revealed)
    expect(await leader()).toBe('seat-bo')
  })

  test('results of each game are kept, the last write stands', async () => {
    const { store } = await aStoreWith(open)
    await store.saveResults('room-1', 1, { winner: 't1' })
    await store.saveResults('room-1', 2, { winner: 't2' })
    await store.saveResults('room-1', 1, { winner: 't3', rounds: [1, 2] })

    expect(await store.results('room-1', 1)).toEqual({ winner: 't3', rounds: [1, 2] })
    expect(await store.results('room-1', 2)).toEqual({ winner: 't2' })
    expect(await store.results('room-1', 3)).toBeUndefined()
    expect(await store.results('room-2', 1)).toBeUndefined()
  })

  test('[RD10] results outlive their room, and can be saved after its end', async () => {
    const { store } = await aStoreWith(open)
    await store.saveResults('room-1', 1, { winner: 't1' })
    await store.end('room-1')
    await store.saveResults('room-1', 2, { winner: 't2' })
    await store.create(aRoom({ id: 'room-2' }), [])

    expect(await store.results('room-1', 1)).toEqual({ winner: 't1' })
    expect(await store.results('room-1', 2)).toEqual({ winner: 't2' })
  })
}
