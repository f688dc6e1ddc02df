import fc from 'fast-check'
import { seconds, type Instant } from '@jawab/shared/time'
import { expect, test } from 'vitest'
import type { Command, StepFacts } from '../../../../server/src/room/commands.ts'
import { deadlineOf } from '../../../../server/src/room/deadline.ts'
import { isPaused, type Room } from '../../../../server/src/room/room.ts'
import { step } from '../../../../server/src/room/step.ts'
import { NOON } from '../../../support/platform.ts'
import { aRoom, aRound } from '../../../support/rooms.ts'
import { READING } from './steps.ts'

/** [RD1] Which phase may follow which; staying is always allowed. */
const edges: Record<Room['phase']['name'], readonly Room['phase']['name'][]> = {
  lobby: ['reading', 'finished'],
  reading: ['question', 'finished'],
  question: ['huddle', 'closed', 'reading', 'standings', 'finished'],
  huddle: ['question', 'closed', 'finished'],
  closed: ['huddle', 'reveal', 'finished'],
  reveal: ['reading', 'marking', 'standings', 'break', 'finished'],
  marking: ['reading', 'standings', 'break', 'finished'],
  standings: ['reading', 'break', 'finished'],
  break: ['reading', 'standings', 'finished'],
  finished: ['lobby'],
}

/** A round of each mode, and among them a discussion that teams mark. */
const aShow = () =>
  aRoom({
    rules: { ...aRoom().rules, marking: 'neighbour' },
    run: [
      aRound(),
      aRound({ mode: 'two-stage' }),
      aRound({ kind: 'discuss' }),
      aRound({ mode: 'shared' }),
      aRound({ mode: 'relay' }),
    ],
  })

type Move = {
  readonly wait: number
  readonly pick: (room: Room, at: Instant, request: string) => Command
  readonly everybody: boolean
}

const phaseCommand = fc.constantFrom(
  'start',
  'next',
  'close',
  'skip',
  'pause',
  'resume',
  'reveal',
  'standings',
  'huddle',
  'break',
  'end',
)
const picks = fc.oneof(
  {
    weight: 6,
    arbitrary: phaseCommand.map((name) => (room: Room, _: Instant, request: string): Command => ({
      name,
      request,
      expects: room.version,
    })),
  },
  { weight: 6, arbitrary: fc.constant((): Command => ({ name: 'deadline' })) },
  fc.constant((): Command => ({ name: 'early-close' })),
  fc.nat(20_000).map((ago) => (_: Room, at: Instant): Command => ({ name: 'outage', lastBeat: at - ago })),
  fc.constant((_: Room, __: Instant, request: string): Command => ({ name: 'extend', request })),
  fc.boolean().map((on) => (_: Room, __: Instant, request: string): Command => ({ name: 'autopilot', request, on })),
  fc.nat(6).map((round) => (_: Room, __: Instant, request: string): Command => ({ name: 'void', request, round })),
  fc
    .record({
      name: fc.constantFrom('rekey' as const, 'accept' as const),
      round: fc.nat(6),
      answer: fc.constantFrom('a', 'b', 'c'),
    })
    .map((asked) => (_: Room, __: Instant, request: string): Command => ({ ...asked, request, own: 'a' })),
  fc.constant((room: Room, _: Instant, request: string): Command => ({
    name: 'again',
    request,
    run: room.run.map(({ sealedAt: _s, opensAt: _o, keys: _k, ...round }) => ({ ...round, voided: false })),
    seed: request,
  })),
)
const move: fc.Arbitrary<Move> = fc.record({ wait: fc.nat(12_000), pick: picks, everybody: fc.boolean() })

const save = (before: Room, decided: Room): Room =>
  decided === before ? before : { ...decided, version: before.version + 1 }

function factsAt(at: Instant, everybodyAnswered: boolean): StepFacts {
  return { at, readingMs: READING, seats: 3, everybodyAnswered }
}

function checkStep(before: Room, after: Room) {
  if (before.phase.name !== after.phase.name) expect(edges[before.phase.name]).toContain(after.phase.name)
  expect(after.scoringEpoch).toBeGreaterThanOrEqual(before.scoringEpoch)
  if (after.game !== before.game) return
  expect(after.round).toBeGreaterThanOrEqual(before.round)
  // What is sealed stays sealed, what is void stays void, and other keys count anew.
  before.run.forEach(({ sealedAt, voided, keys }, at) => {
    // A vote that is not explained yet may become the first stage of two.
    const isReopened = before.phase.name === 'closed' && after.phase.name === 'huddle' && at === after.round - 1
    if (sealedAt !== undefined && !isReopened) expect(after.run[at]?.sealedAt).toBe(sealedAt)
    if (voided) expect(after.run[at]?.voided).toBe(true)
    if (after.run[at]?.keys !== keys) expect(after.scoringEpoch).toBeGreaterThan(before.scoringEpoch)
  })
  if (after.phase.name !== 'question') return
  expect(after.run[after.round - 1]?.sealedAt).toBeUndefined()
  expect(after.phase.pausedMs).toBeGreaterThanOrEqual(0)
  expect(after.phase.closesAt).toBeGreaterThanOrEqual(after.phase.opensAt)
}

test('[RD1] [RD12] whatever a host and the clock do, the show stays legal', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      let [room, at] = [aShow(), NOON]
      moves.forEach(({ wait, pick, everybody }, turn) => {
        at += wait
        const command = pick(room, at, `request ${turn}`)
        const decided = step(room, command, factsAt(at, everybody))
        if (!decided.ok) return
        checkStep(room, decided.value)
        const saved = save(room, decided.value)
        // The same again, by another node or a resent message, finds it done.
        if ('request' in command && saved !== room) {
          const again = step(saved, command, factsAt(at + 1, everybody))
          expect(again).toEqual({ ok: true, value: saved })
        }
        room = saved
      })
    }),
    { numRuns: 400 },
  )
})

test('[RD3] an open round always ends by itself, unless it is paused', () => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      let [room, at] = [aShow(), NOON]
      moves.forEach(({ wait, pick, everybody }, turn) => {
        at += wait
        const decided = step(room, pick(room, at, `request ${turn}`), factsAt(at, everybody))
        if (decided.ok) room = save(room, decided.value)
      })
      if (isPaused(room, at) && room.pause?.resumesAt === undefined) return
      for (let tries = 0; tries < 8 && ['reading', 'question', 'huddle'].includes(room.phase.name); tries++) {
        at = Math.max(at, deadlineOf(room, at) ?? at)
        const decided = step(room, { name: 'deadline' }, factsAt(at, false))
        if (decided.ok) room = save(room, decided.value)
      }
      expect(['reading', 'question', 'huddle']).not.toContain(room.phase.name)
    }),
    { numRuns: 300 },
  )
})

test('[RD3] a deadline that two nodes meet moves the room once', () => {
  const reading: Room = { ...aRoom(), round: 1, phase: { name: 'reading', readUntil: NOON } }
  const first = step(reading, { name: 'deadline' }, factsAt(NOON, false))
  if (!first.ok) throw new Error(first.reason)
  const second = step(first.value, { name: 'deadline' }, factsAt(NOON + seconds(0.01), false))
  expect(second).toEqual({ ok: true, value: first.value })
})
