import { seconds } from '@jawab/shared/time'
import { emptyRecord, type TeamRecord } from '@jawab/shared/teams/team-answer'
import { describe, expect, test } from 'vitest'
import { adviceOn, isSoloVote } from '../../../../server/src/room/advice.ts'
import { deadlineOf } from '../../../../server/src/room/deadline.ts'
import { isBetweenRounds, type Phase, type Room } from '../../../../server/src/room/room.ts'
import { tallyTogether } from '../../../../server/src/room/tally.ts'
import { teamsAtWork } from '../../../../server/src/room/team-stage.ts'
import { NOON } from '../../../support/platform.ts'
import { after as later, aQuestion, aRoom, aRound, askFor } from '../../../support/rooms.ts'
import { after, pressed } from './steps.ts'

const until = NOON + seconds(30)
const huddled = aRoom({
  run: [aRound({ mode: 'two-stage' }), aRound()],
  round: 1,
  phase: { name: 'huddle', until, aliveAt: NOON },
})
const inPhase = (phase: Phase, change: Partial<Room> = {}): Room => ({ ...huddled, ...change, phase })

describe('[TE4] a huddle', () => {
  test.each(['next', 'close', 'skip'] as const)('ends by the key %s, and teams answer at once', (key) => {
    const ended = pressed(huddled, key, later(4000))
    expect(ended.phase).toMatchObject({ name: 'question', stage: 'team', opensAt: later(4000) })
  })

  test('lasts ten seconds more on request', () => {
    const longer = after(huddled, { name: 'extend', request: 'more' }, later(1000))
    expect(longer.phase).toMatchObject({ until: until + seconds(10) })
  })

  test('[RD6] stands still in a pause, and goes on for as long as it had left', () => {
    const paused = pressed(huddled, 'pause', later(10_000))
    expect(deadlineOf(paused, later(15_000))).toBeUndefined()
    const resumed = pressed(paused, 'resume', later(60_000))
    // A lead of one second before all go on together.
    expect(resumed.pause).toMatchObject({ resumesAt: later(61_000) })
    expect(deadlineOf(resumed, later(61_000))).toBe(later(61_000) + seconds(20))
  })
})

describe('[TE7] advice after a solo vote', () => {
  const votes = (right: number, wrong: number) => [
    ...Array.from({ length: right }, () => 'a'),
    ...Array.from({ length: wrong }, () => 'b'),
  ]

  test.each([
    [29, 71, 'explain'],
    [30, 70, 'huddle'],
    [80, 20, 'huddle'],
    [81, 19, 'short'],
  ])('with %i right and %i wrong: %s', (right, wrong, best) => {
    expect(adviceOn(aQuestion(), votes(right, wrong))).toEqual({ right: right / 100, do: best })
  })

  test('is not given where nobody has answered', () => {
    expect(adviceOn(aQuestion(), [])).toBeUndefined()
  })

  test('is given in a huddle and once a vote of members is closed, not after answers as a team, polls and void rounds', () => {
    const closedAs = (change: Parameters<typeof aRound>[0]) => inPhase({ name: 'closed' }, { run: [aRound(change)] })
    expect(isSoloVote(huddled)).toBe(true)
    expect(isSoloVote(closedAs({ mode: 'mean' }))).toBe(true)
    for (const change of [
      { mode: 'two-stage' },
      { mode: 'shared' },
      { mode: 'mean', kind: 'poll' },
      { mode: 'mean', voided: true },
    ] as const) {
      expect(isSoloVote(closedAs(change))).toBe(false)
    }
    expect(isSoloVote(inPhase({ name: 'reveal', step: 'key' }))).toBe(false)
  })
})

describe('[RV2] the tally of teams', () => {
  const seats = ['Ada', 'Bo', 'Cai'].map((name, at) => ({
    ...askFor(name, { team: at < 2 ? 't1' : 't2' }),
    epoch: 1,
    removed: false,
    waiting: false,
    lastSeenAt: NOON,
    requestUntil: NOON,
  }))
  const backing = (team: string, ...names: readonly string[]): TeamRecord => ({
    ...emptyRecord(team),
    picks: names.map((name) => ({
      seat: `seat-${name.toLowerCase()}`,
      answer: 'a',
      seq: 1,
      request: name,
      receivedAt: NOON,
      countedMs: 0,
      creditMs: 0,
    })),
  })

  test('says how many members back something, and which teams have an answer', () => {
    const half = teamsAtWork(huddled, seats, [backing('t1', 'Ada')], NOON)
    expect(tallyTogether(huddled, half)).toEqual({
      round: 1,
      stage: 'team',
      answered: 0,
      present: 2,
      byTeam: { t1: { answered: 1, present: 2 }, t2: { answered: 0, present: 1 } },
    })
    const all = teamsAtWork(huddled, seats, [backing('t1', 'Ada', 'Bo'), backing('t2', 'Cai')], NOON)
    expect(tallyTogether(huddled, all)).toMatchObject({
      answered: 2,
      byTeam: { t1: { stands: true }, t2: { stands: true } },
    })
  })
})

describe('[TE1] people change teams all at once only between rounds', () => {
  test.each([
    [{ name: 'lobby' }, true],
    [{ name: 'reading', readUntil: NOON }, false],
    [{ name: 'question', stage: 'team', opensAt: NOON, closesAt: until, pausedMs: 0, aliveAt: NOON }, false],
    [{ name: 'huddle', until, aliveAt: NOON }, false],
    [{ name: 'closed' }, false],
    [{ name: 'reveal', step: 'key' }, false],
    [{ name: 'reveal', step: 'why' }, true],
    [{ name: 'standings', since: 0 }, true],
    [{ name: 'break', until }, true],
  ] satisfies [Phase, boolean][])('%j: %s', (phase, isThen) => {
    expect(isBetweenRounds(inPhase(phase))).toBe(isThen)
  })
})
