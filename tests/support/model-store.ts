import type { Question } from '@jawab/shared/question/kinds'
import { no, ok } from '@jawab/shared/result'
import { rankAll, rankOf } from '@jawab/shared/scoring/ranking'
import type { RosterEntry, Totals } from '@jawab/shared/scoring/score-game'
import type { Stage } from '@jawab/shared/teams/modes'
import { emptyRecord, type TeamRecord } from '@jawab/shared/teams/team-answer'
import type { Instant } from '@jawab/shared/time'
import type { Platform } from '../../server/src/platform.ts'
import { takeAnswer, type GivenAnswer, type StoredAnswer, type Taken } from '../../server/src/room/answers.ts'
import { takeMark, type MarkTaken, type SentMark, type StoredMark } from '../../server/src/room/marks.ts'
import type { Room } from '../../server/src/room/room.ts'
import { rosterOf } from '../../server/src/room/roster.ts'
import { admitSeat, answersTo, hasTeam, isIn, letIn, type Seat } from '../../server/src/room/seats.ts'
import { actingTeam, takeAct, type TeamAct, type TeamTaken } from '../../server/src/room/team-acts.ts'
import type { Hint, Place, Store } from '../../server/src/stores/store.ts'
import { modelLeagues } from './model-leagues.ts'

/** A room with all that hangs on it. */
type Kept = {
  room: Room
  questions: readonly Question[]
  readonly seats: Map<string, Seat>
  readonly answers: Map<number, Map<string, StoredAnswer>>
  readonly rosters: Map<string, readonly RosterEntry[]>
  readonly records: Map<number, readonly TeamRecord[]>
  readonly marks: Map<number, readonly StoredMark[]>
  totals: Totals
  totalsEpoch: number
  activeAt: Instant
  lastBeat?: Instant
}

const noTotals: Totals = { people: new Map(), teams: new Map() }

/** The store as plain maps: what the port means, with nothing durable about it. Every other store must agree with it. */
export function modelStore(platform: Platform): Store {
  const rooms = new Map<string, Kept>()
  const results = new Map<string, unknown>()
  const listeners = new Set<(hint: Hint) => void>()
  const publish = (hint: Hint) => listeners.forEach((listener) => listener(hint))
  const startedAt = platform.wallClock() - platform.monotonic()
  const now = () => Math.floor(startedAt + platform.monotonic())

  const touch = (kept: Kept) => (kept.activeAt = Math.max(kept.activeAt, now()))

  function replace(id: string, version: number, next: Room, alongside: (kept: Kept) => void = () => {}): boolean {
    const kept = rooms.get(id)
    if (kept?.room.version !== version) return false
    alongside(kept)
    kept.room = next
    touch(kept)
    publish({ room: id })
    return true
  }

  function keepSeat(kept: Kept, seat: Seat) {
    kept.seats.set(seat.id, seat)
    touch(kept)
    return ok(seat)
  }

  function submit(kept: Kept, given: GivenAnswer): Taken {
    const inRound = kept.answers.get(given.round) ?? new Map<string, StoredAnswer>()
    const standing = inRound.get(given.seat)
    const taken = takeAnswer(kept.room, kept.seats.get(given.seat), standing, given)
    if (!taken.ok || taken.stored === standing) return taken
    if (kept.rosters.has(stageOf(given.round, 'solo'))) {
      return { ok: false, refusal: 'answer:too-late', ...(standing ? { standing } : {}) }
    }
    kept.answers.set(given.round, inRound.set(given.seat, taken.stored))
    touch(kept)
    return taken
  }

  function act(kept: Kept, asked: TeamAct): TeamTaken {
    const seat = asked.act === 'appoint' ? undefined : kept.seats.get(asked.seat)
    const team = actingTeam(asked, seat) ?? ''
    const records = kept.records.get(asked.round) ?? []
    const record = records.find((one) => one.team === team) ?? emptyRecord(team)
    const isSealed = kept.rosters.has(stageOf(asked.round, 'team'))
    const question = kept.questions[asked.round - 1]
    const taken = takeAct({ room: kept.room, seat, question, record, isSealed }, asked)
    if (!taken.ok || taken.record === record) return taken
    kept.records.set(asked.round, [...records.filter((one) => one !== record), taken.record])
    touch(kept)
    publish({ room: kept.room.id, team })
    return taken
  }

  function mark(kept: Kept, sent: SentMark): MarkTaken {
    const marks = kept.marks.get(sent.round) ?? []
    const taken = takeMark(
      {
        room: kept.room,
        seat: sent.seat && kept.seats.get(sent.seat.id),
        question: kept.questions[sent.round - 1],
        roster: kept.rosters.get(stageOf(sent.round, 'solo')) ?? [],
        marks,
      },
      sent,
    )
    if (!taken.ok || marks.includes(taken.stored)) return taken
    const { team, by } = taken.stored
    const others = marks.filter((other) => other.team !== team || other.by !== by)
    kept.marks.set(sent.round, [...others, taken.stored])
    touch(kept)
    return taken
  }

  return {
    now,
    async check() {},

    async create(room, questions) {
      if ([...rooms.values()].some((kept) => kept.room.pin === room.pin)) return false
      const empty = { seats: new Map(), answers: new Map(), rosters: new Map(), records: new Map(), marks: new Map() }
      rooms.set(room.id, { room, questions, ...empty, totals: noTotals, totalsEpoch: 0, activeAt: now() })
      return true
    },
    findRoom: async (pin) => [...rooms.values()].find((kept) => kept.room.pin === pin)?.room.id,
    read: async (id) => rooms.get(id)?.room,
    question: async (id, round) => rooms.get(id)?.questions[round - 1],
    change: async (id, version, next) => replace(id, version, next),
    seal: async (id, version, next, round, stage) =>
      replace(id, version, next, (kept) => {
        const sealed = stageOf(round, stage)
        if (!kept.rosters.has(sealed)) kept.rosters.set(sealed, rosterOf(kept.room, [...kept.seats.values()]))
      }),
    restart: async (id, version, next, questions) =>
      replace(id, version, next, (kept) => {
        kept.questions = questions
        kept.answers.clear()
        kept.rosters.clear()
        kept.records.clear()
        kept.marks.clear()
        kept.totals = noTotals
        kept.totalsEpoch = next.scoringEpoch
      }),
    replan: async (id, version, next, ahead) =>
      replace(id, version, next, (kept) => {
        kept.questions = [...kept.questions.slice(0, next.round), ...ahead]
      }),
    async end(id) {
      if (rooms.delete(id)) publish({ room: id })
    },
    liveRooms: async () => [...rooms].map(([id, { activeAt }]) => ({ id, activeAt })),

    async takeSeat(id, asked, mostSeats) {
      const kept = rooms.get(id)
      if (!kept) return no('room:unknown')
      const { requestHash, joinedAt, tokenHash } = asked
      const held = requestHash && [...kept.seats.values()].find((seat) => answersTo(seat, requestHash, joinedAt))
      if (held) return keepSeat(kept, { ...held, tokenHash })

      const admitted = admitSeat(kept.room, asked, bookOf(kept), mostSeats)
      return admitted.ok ? keepSeat(kept, admitted.value) : admitted
    },
    async changeSeat(id, seatId, { letInAt, timeFactor, ...change }) {
      const kept = rooms.get(id)
      const seat = kept?.seats.get(seatId)
      if (!kept || !seat || seat.removed) return no('seat:unknown')
      const isHeld = stayingSeats(kept).some((other) => other.id !== seatId && other.nameKey === change.nameKey)
      if (isHeld) return no('seat:name-taken')
      if (change.team !== undefined && !hasTeam(kept.room, change.team)) return no('team:unknown')

      if (timeFactor !== undefined && timeFactor > (kept.room.rules.timeFactor ?? 1)) return no('seat:time-factor')
      if (timeFactor !== undefined && kept.room.phase.name === 'question') return no('step:impossible')

      const epoch = seat.epoch + (change.removed ? 1 : 0)
      const next: Seat = { ...seat, ...change, epoch, ...(timeFactor === undefined ? {} : { timeFactor }) }
      if (next.timeFactor === 1) delete (next as { timeFactor?: number }).timeFactor
      const changed = keepSeat(kept, letInAt === undefined ? next : letIn(kept.room, next, letInAt, bookOf(kept)))
      publish({ room: id, seat: seatId })
      return changed
    },
    async resumeSeat(id, tokenHash) {
      const kept = rooms.get(id)
      const seat = [...(kept?.seats.values() ?? [])].find((other) => other.tokenHash === tokenHash)
      if (!kept || !seat) return no('seat:unknown')
      if (seat.removed) return no(seat.waiting ? 'seat:turned-away' : 'seat:kicked')

      const { requestHash: _forgotten, ...rest } = seat
      const resumed = keepSeat(kept, { ...rest, epoch: seat.epoch + 1 })
      publish({ room: id, seat: seat.id })
      return resumed
    },
    seats: async (id) => [...(rooms.get(id)?.seats.values() ?? [])],
    async seen(id, seats, at) {
      const kept = rooms.get(id)
      for (const seat of kept?.seats.values() ?? []) {
        if (kept && seats.includes(seat.id) && seat.lastSeenAt < at) keepSeat(kept, { ...seat, lastSeenAt: at })
      }
    },
    async beat(id, at) {
      const kept = rooms.get(id)
      if (!kept) return
      kept.lastBeat = Math.max(kept.lastBeat ?? at, at)
      touch(kept)
    },
    lastBeat: async (id) => rooms.get(id)?.lastBeat,

    async submit(id, answers) {
      const kept = rooms.get(id)
      return answers.map((given) => (kept ? submit(kept, given) : { ok: false, refusal: 'seat:unknown' }))
    },
    answers: async (id, round) => [...(rooms.get(id)?.answers.get(round)?.values() ?? [])],
    answerOf: async (id, round, seat) => rooms.get(id)?.answers.get(round)?.get(seat),
    roster: async (id, round, stage) => rooms.get(id)?.rosters.get(stageOf(round, stage)) ?? [],

    async act(id, asked) {
      const kept = rooms.get(id)
      return kept ? act(kept, asked) : { ok: false, refusal: 'seat:unknown' }
    },
    teamRecords: async (id, round) =>
      (rooms.get(id)?.records.get(round) ?? []).toSorted((one, other) => (one.team < other.team ? -1 : 1)),

    async mark(id, sent) {
      const kept = rooms.get(id)
      return kept ? mark(kept, sent) : { ok: false, refusal: 'seat:unknown' }
    },
    marks: async (id, round) =>
      (rooms.get(id)?.marks.get(round) ?? []).toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1)),

    async settle(id, epoch, totals) {
      const kept = rooms.get(id)
      if (!kept || epoch < kept.totalsEpoch) return false
      kept.totals = totals
      kept.totalsEpoch = epoch
      touch(kept)
      return true
    },
    async standings(id, top) {
      const kept = rooms.get(id)
      if (!kept) return { people: [], teams: [] }
      const teams = [...kept.totals.teams].toSorted(([one], [other]) => (one < other ? -1 : 1))
      return { people: ranked(pointsOfPeople(kept)).slice(0, top), teams: ranked(teams) }
    },
    async placeOf(id, seat) {
      const people = pointsOfPeople(rooms.get(id))
      const points = new Map(people).get(seat)
      if (points === undefined) return undefined
      const all = people.map(([, others]) => others)
      return { points, rank: rankOf(points, all), people: all.length }
    },

    async saveResults(id, game, saved) {
      results.set(`${id} ${game}`, saved)
    },
    results: async (id, game) => results.get(`${id} ${game}`),
    ...modelLeagues(),

    onHint(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {},
  }
}

const stageOf = (round: number, stage: Stage) => `${round} ${stage}`

const keyOf = ({ team, by }: StoredMark) => `${team} ${by}`

const stayingSeats = ({ seats }: Kept) => [...seats.values()].filter(({ removed }) => !removed)

const seatsThatAreIn = (kept: Kept) => stayingSeats(kept).filter(isIn)

const bookOf = (kept: Kept) => ({
  taken: stayingSeats(kept).length,
  hasName: (nameKey: string) => stayingSeats(kept).some((seat) => seat.nameKey === nameKey),
  seatsIn: (team: string) => seatsThatAreIn(kept).filter((seat) => seat.team === team).length,
})

const pointsOfPeople = (kept: Kept | undefined) =>
  kept ? seatsThatAreIn(kept).map(({ id }) => [id, kept.totals.people.get(id) ?? 0] as const) : []

const ranked = (all: readonly (readonly [string, number])[]): Place[] =>
  rankAll(all, ([, points]) => points).map(({ item: [id, points], rank }) => ({ id, points, rank }))
