import { dealQuestion } from '@jawab/shared/question/kinds'
import { seededRandom } from '@jawab/shared/random'
import { describe, expect, test } from 'vitest'
import type { Phase, Room } from '../../../../server/src/room/room.ts'
import { PEOPLE_NAMED, peopleStandings, teamStandings } from '../../../../server/src/room/standings.ts'
import type { Seat } from '../../../../server/src/room/seats.ts'
import { hostView, nextStep } from '../../../../server/src/room/host-view.ts'
import { playerView, screenView, type Scene } from '../../../../server/src/room/views.ts'
import { NOON } from '../../../support/platform.ts'
import { after as later, aRoom, aRound, askFor, withOpenRound } from '../../../support/rooms.ts'
import { aQuestion, otherKey } from '../../shared/builders.ts'

const question = aQuestion('choice')

const scene = (room: Room, change: Partial<Scene> = {}): Scene => ({
  room,
  at: later(1000),
  question,
  spread: {},
  standings: { teams: [], people: [] },
  seats: { taken: 2, present: 1, byTeam: { t1: 2 } },
  teamPoints: { t1: 12.5, t2: 0 },
  joinUrl: 'http://localhost/join/123456#join-1',
  ...change,
})

const inPhase = (phase: Phase): Room => ({ ...aRoom(), round: 1, phase })
const reading = inPhase({ name: 'reading', readUntil: later(5000) })
const beforeTheKey: Room[] = [aRoom(), reading, withOpenRound(aRoom()), inPhase({ name: 'closed' })]

/** The same question with another key, both as dealt from packs that differ in nothing else. */
function rekeyed(kind: keyof typeof otherKey) {
  const dealt = (overrides = {}) => dealQuestion(aQuestion(kind, overrides), seededRandom('a room'))
  return { one: dealt(), other: dealt(otherKey[kind]) }
}

const keyedKinds = Object.keys(otherKey) as (keyof typeof otherKey)[]

describe('[RD9] before the key', () => {
  test.each(keyedKinds)('no view of players or screen depends on the key of a %s', (kind) => {
    const { one, other } = rekeyed(kind)
    for (const room of beforeTheKey) {
      for (const view of [playerView, screenView]) {
        const said = JSON.stringify(view(scene(room, { question: one }), 'en'))
        expect(JSON.stringify(view(scene(room, { question: other }), 'en'))).toBe(said)
      }
    }
  })

  test.each([['o1'], ['o2', 'o3']])('[PT10] nor on what a host has made right: %s', (...keys) => {
    for (const room of beforeTheKey) {
      const repaired = { ...room, run: room.run.map((round) => ({ ...round, keys })) }
      for (const view of [playerView, screenView]) {
        expect(view(scene(repaired), 'en')).toEqual(view(scene(room), 'en'))
      }
    }
  })

  test('[PT10] with the key come all that are right, and the why says nothing against them', () => {
    const why = inPhase({ name: 'reveal', step: 'why' })
    const accepted = { ...why, run: why.run.map((round) => ({ ...round, keys: ['o2', 'o3'] })) }
    expect(playerView(scene(accepted), 'en')).toMatchObject({ key: 'o2', alsoKeys: ['o3'] })
    const view = screenView(scene(accepted), 'en')
    expect('whyNot' in view && Object.keys(view.whyNot ?? {})).toEqual(['o1', 'o4'])
    expect(playerView(scene(why), 'en')).not.toHaveProperty('alsoKeys')
  })

  test('the key comes with its step, the why with the next', () => {
    const atKey = playerView(scene(inPhase({ name: 'reveal', step: 'key' })), 'en')
    expect(atKey).toMatchObject({ key: 'o2' })
    expect(atKey).not.toHaveProperty('why')
    expect(playerView(scene(inPhase({ name: 'reveal', step: 'why' })), 'hi-Latn')).toMatchObject({
      why: { text: 'Because it is so.', lang: 'hi-Latn' },
    })
  })

  test('only the host has the key while the round is open', () => {
    const room = withOpenRound(aRoom())
    expect(hostView(scene(room), 'en')).toMatchObject({ key: 'o2' })
    expect(screenView(scene(room), 'en')).not.toHaveProperty('key')
  })
})

describe('[RD2] [RD6] what is shown when', () => {
  test('reading shows the prompt and how many options will come', () => {
    const view = playerView(scene(reading), 'en')
    expect(view).toMatchObject({ phase: 'reading', question: { optionCount: 4 } })
    expect(view).not.toHaveProperty('question.options')
  })

  test('a pause hides the question until the host goes on', () => {
    const paused = { ...withOpenRound(aRoom()), pause: { since: NOON } }
    expect(screenView(scene(paused), 'en')).not.toHaveProperty('question')
    const going = { ...paused, pause: { since: NOON, resumesAt: later(2000) } }
    expect(screenView(scene(going), 'en')).toMatchObject({ paused: true, resumesAt: later(2000), question: {} })
    expect(screenView(scene(going, { at: later(2000) }), 'en')).toMatchObject({ paused: false })
  })

  test('[RV3] the points of a discussion come with its Power Answer', () => {
    const question = aQuestion('discuss')
    for (const room of beforeTheKey) {
      expect(JSON.stringify(hostView(scene(room, { question }), 'en'))).not.toContain('Step p1')
    }
    const why = playerView(scene(inPhase({ name: 'reveal', step: 'why' }), { question }), 'en')
    expect(why).toMatchObject({ points: ['p1', 'p2', 'p3'].map((id) => ({ id, text: { text: `Step ${id}` } })) })
    expect(why).not.toHaveProperty('key')
  })

  test('[RM3] the screen knows how to join, a phone need not', () => {
    expect(screenView(scene(aRoom()), 'en')).toMatchObject({
      pin: '123456',
      joinUrl: 'http://localhost/join/123456#join-1',
    })
    expect(playerView(scene(aRoom()), 'en')).not.toHaveProperty('joinUrl')
  })
})

describe('[RD7] what the host does next', () => {
  test.each([
    ['start', aRoom(), 0],
    ['open', reading, 0],
    ['close', withOpenRound(aRoom()), 19_999],
    ['wait', withOpenRound(aRoom()), 20_000],
    ['key', inPhase({ name: 'closed' }), 0],
    ['why', inPhase({ name: 'reveal', step: 'key' }), 0],
    ['why', { ...inPhase({ name: 'closed' }), run: [aRound({ kind: 'poll' })] }, 0],
    ['reading', inPhase({ name: 'reveal', step: 'why' }), 0],
    ['finish', { ...inPhase({ name: 'reveal', step: 'why' }), round: 3 }, 0],
    ['standings', { ...inPhase({ name: 'reveal', step: 'why' }), rules: { ...aRoom().rules, standingsEvery: 1 } }, 0],
    ['reading', inPhase({ name: 'standings', since: 0 }), 0],
    ['again', inPhase({ name: 'finished', since: 0 }), 0],
    ['resume', { ...aRoom(), pause: { since: NOON } }, 0],
    ['wait', { ...aRoom(), pause: { since: NOON, resumesAt: later(1000) } }, 999],
  ] as const)('%s', (next, room, at) => {
    expect(nextStep(room, later(at))).toBe(next)
  })

  test('the run of show tells what is done, on, out and to come', () => {
    const room = { ...inPhase({ name: 'closed' }), round: 2 }
    const run = room.run.map((round, at) => ({ ...round, voided: at === 0, ...(at < 2 ? { sealedAt: NOON } : {}) }))
    const states = (change: Partial<Room>) =>
      hostView(scene({ ...room, run, ...change }), 'en').run.map(({ state }) => state)
    expect(states({})).toEqual(['void', 'now', 'ahead'])
    expect(states({ phase: { name: 'finished', since: 0 } })).toEqual(['void', 'done', 'ahead'])
  })

  test('the run of show names kind and tier, as far as the room knows them', () => {
    const run = [aRound({ kind: 'match', tier: 'cheat-sheet' }), aRound({ kind: 'discuss' })]
    expect(hostView(scene({ ...aRoom(), run }), 'en').run).toMatchObject([
      { kind: 'match', tier: 'cheat-sheet' },
      { kind: 'discuss' },
    ])
  })
})

describe('[PT8] [RD8] standings', () => {
  const room = aRoom()
  const totals = (teams: Record<string, number>, people: Record<string, number> = {}) => ({
    teams: new Map(Object.entries(teams)),
    people: new Map(Object.entries(people)),
  })
  const place = (id: string, points: number, rank = 1) => ({ id, points, rank })

  test('teams tell what they won and climbed since the standings before', () => {
    const placed = [place('t2', 9050), place('t1', 8000, 2)]
    expect(teamStandings(room, placed, totals({ t1: 5000, t2: 100 }), { t1: 2, t2: 1 }, 0)).toMatchObject([
      { id: 't2', points: 90.5, gained: 89.5, rank: 1, movement: 1, seats: 1 },
      { id: 't1', points: 80, gained: 30, rank: 2, movement: -1, seats: 2 },
    ])
  })

  test('in the first standings nobody has moved', () => {
    const standings = teamStandings(room, [place('t1', 100), place('t2', 0, 2)], totals({}), { t1: 1, t2: 1 }, 0)
    expect(standings.map(({ movement }) => movement)).toEqual([0, 0])
  })

  test('[TE2] a team without members is not ranked', () => {
    expect(teamStandings(room, [place('t1', 100)], totals({}), { t1: 1 }, 0)).toHaveLength(1)
  })

  test('[ST5] people carry their names, and nothing that finds their seat', () => {
    const seat: Seat = {
      ...askFor('Ada'),
      team: 't1',
      epoch: 1,
      removed: false,
      waiting: false,
      lastSeenAt: NOON,
      requestUntil: NOON,
    }
    const people = peopleStandings([place(seat.id, 94)], [seat], totals({}, { [seat.id]: 80 }), 0)
    expect(people).toEqual([{ name: 'Ada', team: 't1', points: 94, gained: 14, rank: 1, movement: 0 }])
    expect(PEOPLE_NAMED).toBe(5)
  })
})
