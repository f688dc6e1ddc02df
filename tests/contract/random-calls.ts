import { timeFactors } from '@jawab/shared/clock/time-factor'
import type { Answer } from '@jawab/shared/question/kinds'
import type { Certainty } from '@jawab/shared/question/certainty'
import type { Stage } from '@jawab/shared/teams/modes'
import { seconds } from '@jawab/shared/time'
import * as fc from 'fast-check'
import type { GivenAnswer } from '../../server/src/room/answers.ts'
import { withRound, type Phase, type Room, type Round } from '../../server/src/room/room.ts'
import type { Seat } from '../../server/src/room/seats.ts'
import type { RoomStore } from '../../server/src/stores/store.ts'
import { aDiscussion, after, aMarking, aQuestion, aRoom, aRound, askFor, next } from '../support/rooms.ts'

export const ROOMS = ['room-1', 'room-2'] as const
export const PINS = ['123456', '222222'] as const
export const ROUNDS = [1, 2] as const
export const GAMES = [1, 2] as const
/** How long a run of show can get; only the first rounds are played. */
export const MOST_ROUNDS = 4

/** A room whose second round is a discussion, with two teams that mark each other, and up to twice the time for who likes. */
export const roomToPlay = (id: string, pin: string): Room =>
  aRoom({ id, pin, rules: { ...aRoom().rules, marking: 'neighbour', timeFactor: 2 } })
export const questionsToPlay = () => [aQuestion({ id: 'first' }), aDiscussion()]

/** What a call needs of the room it goes to, as the model has it before the call. */
export type Facts = {
  readonly room: Room
  readonly isLive: boolean
  readonly seats: readonly Seat[]
  /** Differs from call to call, for ids and tokens. */
  readonly serial: number
}

/** A call of the store for the room `id` with drawn arguments. */
export type Call = {
  readonly id: string
  readonly run: (store: RoomStore, facts: Facts) => Promise<unknown>
  /** How it reads when a run fails. */
  readonly [fc.toStringMethod]: () => string
}

function call<Args extends object>(
  name: string,
  args: fc.Arbitrary<Args>,
  run: (store: RoomStore, id: string, facts: Facts, args: Args) => Promise<unknown>,
): fc.Arbitrary<Call> {
  return fc.tuple(fc.constantFrom(...ROOMS), args).map(([id, drawn]) => ({
    id,
    run: (store, facts) => run(store, id, facts, drawn),
    [fc.toStringMethod]: () => `${name} ${id} ${JSON.stringify(drawn)}`,
  }))
}

const nothing = fc.constant({})
const rarely = fc.nat(7).map((drawn) => drawn === 0)
const NO_SEAT = 12
const nth = fc.nat(NO_SEAT)
const name = fc.constantFrom('Ada', 'Bo', 'Cy', 'Di')
const team = fc.constantFrom('t1', 't2', 't2', 't9')
const at = fc.nat(80).map((quarter) => after(quarter * 250))

const openPhase = fc
  .record({
    stage: fc.constantFrom<Stage>('solo', 'team'),
    opensAt: at,
    lasts: fc.integer({ min: 2, max: 15 }),
    extra: fc.constantFrom({}, { extraMs: 3000 }, { extraMs: seconds(20) }),
    pausedMs: fc.constantFrom(0, 0, 750, 2000),
  })
  .map(({ stage, opensAt, lasts, extra, pausedMs }): Phase => ({
    name: 'question',
    stage,
    opensAt,
    closesAt: opensAt + seconds(lasts),
    ...extra,
    pausedMs,
    aliveAt: opensAt,
  }))
const marking = fc.record({ step: fc.constantFrom('open', 'open', 'counted'), until: at }).map(aMarking)
const huddle = at.map((until): Phase => ({ name: 'huddle', until, aliveAt: after(0) }))
const phase = fc.oneof(
  { weight: 1, arbitrary: fc.constantFrom<Phase>({ name: 'lobby' }, { name: 'closed' }) },
  { weight: 3, arbitrary: openPhase },
  { weight: 3, arbitrary: marking },
  { weight: 1, arbitrary: huddle },
)
const door = fc.boolean().map((approve) => ({ ...aRoom().door, approve }))
const pause = fc.oneof(
  at.map((since) => ({ since })),
  fc.tuple(at, fc.nat(8)).map(([since, lasts]) => ({ since, resumesAt: since + lasts * 500 })),
)
const moved = fc.record(
  { phase, round: fc.constantFrom(...ROUNDS), locked: rarely, door, pause },
  { requiredKeys: ['phase', 'round', 'locked', 'door'] },
)
/** How the first round is played, from now on. */
const played = fc.constantFrom<Partial<Round>>(
  {},
  { mode: 'mean', preset: 'learn' },
  { mode: 'shared', preset: 'learn' },
  { mode: 'two-stage', preset: 'learn' },
  { mode: 'relay', preset: 'certainty' },
  { mode: 'relay', preset: 'scratch' },
)

const versionOf = ({ room }: Facts, isStale: boolean) => (isStale ? room.version - 1 : room.version)
/** One of the seats; for the highest number one that does not exist. */
const seatOf = ({ seats }: Facts, which: number) => (which === NO_SEAT ? undefined : seats[which % seats.length])

const change = call(
  'change',
  fc.record({ isStale: rarely, to: moved, first: played }),
  (store, id, facts, { isStale, to, first }) => {
    const { pause: _over, ...room } = facts.room
    return store.change(id, versionOf(facts, isStale), next(withRound(room, 1, first), to))
  },
)

const seal = call(
  'seal',
  fc.record({
    isStale: rarely,
    round: fc.constantFrom(...ROUNDS),
    stage: fc.constantFrom<Stage>('solo', 'team'),
    to: moved,
  }),
  (store, id, facts, { isStale, round, stage, to }) =>
    store.seal(id, versionOf(facts, isStale), next(facts.room, to), round, stage),
)

const restart = call('restart', fc.record({ isStale: rarely }), (store, id, facts, { isStale }) => {
  const again = next(facts.room, { phase: { name: 'lobby' }, scoringEpoch: facts.room.scoringEpoch + 1 })
  return store.restart(id, versionOf(facts, isStale), again, [
    aQuestion({ id: `question-${facts.serial}` }),
    aDiscussion(),
  ])
})

/** Other questions ahead of the round that is on, in a run of show that gets longer or shorter beyond the rounds played here. */
const replan = call(
  'replan',
  fc.record({ isStale: rarely, rounds: fc.integer({ min: ROUNDS.length, max: MOST_ROUNDS }) }),
  (store, id, facts, { isStale, rounds }) => {
    const { round, run } = facts.room
    const ahead = [aDiscussion(), aQuestion({ id: `question-${facts.serial}` }), aQuestion(), aDiscussion()]
    const planned = next(facts.room, { run: [...run, aRound(), aRound()].slice(0, rounds) })
    return store.replan(id, versionOf(facts, isStale), planned, ahead.slice(0, rounds - round))
  },
)

const takeSeat = call(
  'takeSeat',
  fc.record({ name, request: fc.nat(4), at, team }, { requiredKeys: ['name', 'request', 'at'] }),
  (store, id, { serial }, { name, request, at, team }) => {
    const secrets = { tokenHash: `token-${serial}`, requestHash: `request-${request}` }
    const asked = { id: `seat-${serial}`, ...secrets, joinedAt: at, ...(team ? { team } : {}) }
    return store.takeSeat(id, askFor(name, asked), 3)
  },
)

const seatChange = fc.oneof(
  name.map((chosen) => ({ name: chosen, nameKey: chosen.toLowerCase() })),
  fc.record({ team }),
  fc.constant({ removed: true } as const),
  fc.record({ letInAt: at }),
  fc.record({ timeFactor: fc.constantFrom(...timeFactors) }),
  fc.record({ leaguePerson: fc.constantFrom('ada', 'bo') }),
)
const changeSeat = call('changeSeat', fc.record({ which: nth, to: seatChange }), (store, id, facts, { which, to }) =>
  store.changeSeat(id, seatOf(facts, which)?.id ?? 'seat-none', to),
)

const resumeSeat = call('resumeSeat', fc.record({ which: nth }), (store, id, facts, { which }) =>
  store.resumeSeat(id, seatOf(facts, which)?.tokenHash ?? 'token-none'),
)

const seen = call('seen', fc.record({ which: fc.array(nth, { maxLength: 3 }), at }), (store, id, facts, args) =>
  store.seen(
    id,
    args.which.map((which) => seatOf(facts, which)?.id ?? 'seat-none'),
    args.at,
  ),
)

const network = fc.record(
  { claimMs: fc.constantFrom(0, 900.5, 1000, 2960, -5), minRttMs: fc.constantFrom(0, 0.4, 40, 137.25, 5000) },
  { requiredKeys: [] },
)
const given = fc.constantFrom<Answer>('a', ['b', 'a'], 0.1, { i1: 't1', i2: 't1' })
const answer = fc.record({
  which: nth,
  isOld: rarely,
  round: fc.constantFrom(...ROUNDS),
  seq: fc.nat(3),
  at,
  network,
  answer: given,
  said: fc.constantFrom<{ certainty?: Certainty }>({}, { certainty: 2 }),
})
const submit = call(
  'submit',
  fc.record({ answers: fc.array(answer, { minLength: 1, maxLength: 4 }) }),
  (store, id, facts, { answers }) =>
    store.submit(
      id,
      answers.map(({ which, isOld, round, seq, at, network, answer, said }): GivenAnswer => {
        const seat = seatOf(facts, which)
        const epoch = (seat?.epoch ?? 1) - (isOld ? 1 : 0)
        const given = { seat: seat?.id ?? 'seat-none', epoch, round, seq, receivedAt: at }
        return { ...given, stage: 'solo', answer, request: `answer-${seq}`, ...network, ...said }
      }),
    ),
)

const act = call(
  'act',
  fc.record({
    which: nth,
    isOld: rarely,
    round: fc.constantFrom(1, 1, 1, 2),
    what: fc.constantFrom('pick', 'pick', 'pick', 'lock', 'uncover', 'appoint'),
    answer: fc.constantFrom('a', 'b', 'c'),
    seq: fc.nat(3),
    at,
    network,
  }),
  (store, id, facts, { which, isOld, round, what, answer, seq, at, network }) => {
    const seat = seatOf(facts, which)
    const epoch = (seat?.epoch ?? 1) - (isOld ? 1 : 0)
    const by = { seat: seat?.id ?? 'seat-none', epoch, round, receivedAt: at }
    if (what === 'pick') return store.act(id, { act: 'pick', ...by, answer, seq, request: `act-${seq}`, ...network })
    if (what === 'lock') return store.act(id, { act: 'lock', ...by, request: `lock-${seq}` })
    if (what === 'uncover') return store.act(id, { act: 'uncover', ...by, option: answer, seq })
    return store.act(id, { act: 'appoint', team: seat?.team ?? 't1', round, seat: by.seat, instead: undefined })
  },
)

const mark = call(
  'mark',
  fc.record({
    which: nth,
    isHost: rarely,
    isOld: rarely,
    round: fc.constantFrom(1, 2, 2, 2),
    team: fc.constantFrom('t1', 't1', 't2', 't2', 't9'),
    points: fc.subarray(['r', 'p', 'q', 'x']),
    seq: fc.nat(3),
    at,
  }),
  (store, id, facts, { which, isHost, isOld, round, team, points, seq, at }) => {
    const seat = seatOf(facts, which)
    const by = { id: seat?.id ?? 'seat-none', epoch: (seat?.epoch ?? 1) - (isOld ? 1 : 0) }
    const sent = { round, team, points, seq, request: `mark-${seq}`, receivedAt: at }
    return store.mark(id, isHost ? sent : { ...sent, seat: by })
  },
)

const points = fc.array(fc.tuple(nth, fc.nat(3)), { maxLength: 6 })
const settle = call(
  'settle',
  fc.record({ epoch: fc.nat(4), people: points, teams: points }),
  (store, id, facts, { epoch, people, teams }) =>
    store.settle(id, epoch, {
      people: new Map(people.map(([which, earned]) => [seatOf(facts, which)?.id ?? 'seat-none', earned])),
      teams: new Map(teams.map(([which, earned]) => [`t${which}`, earned])),
    }),
)

const beat = call('beat', fc.record({ at }), (store, id, _facts, { at }) => store.beat(id, at))
const end = call('end', nothing, (store, id) => store.end(id))
const saveResults = call(
  'saveResults',
  fc.record({ game: fc.constantFrom(...GAMES) }),
  (store, id, { serial }, { game }) => store.saveResults(id, game, { serial }),
)

/** Makes the room unless it lives: ids are drawn from 128 bits and never meet. */
export const create = call('create', fc.record({ pin: fc.constantFrom(...PINS) }), async (store, id, facts, { pin }) =>
  facts.isLive ? 'lives already' : store.create(roomToPlay(id, pin), questionsToPlay()),
)

/** Any other call, the everyday ones more often. */
export const anyCall: fc.Arbitrary<Call> = fc.oneof(
  { weight: 16, arbitrary: submit },
  { weight: 10, arbitrary: mark },
  { weight: 12, arbitrary: act },
  { weight: 10, arbitrary: takeSeat },
  { weight: 10, arbitrary: change },
  { weight: 6, arbitrary: changeSeat },
  { weight: 6, arbitrary: resumeSeat },
  { weight: 6, arbitrary: settle },
  { weight: 4, arbitrary: seen },
  { weight: 2, arbitrary: seal },
  { weight: 2, arbitrary: beat },
  { weight: 2, arbitrary: saveResults },
  { weight: 1, arbitrary: restart },
  { weight: 2, arbitrary: replan },
  { weight: 1, arbitrary: end },
)
