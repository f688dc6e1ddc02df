import { compareMerit, meritsOf, type Merit } from '@jawab/shared/scoring/decider'
import { rankBy } from '@jawab/shared/scoring/ranking'
import {
  createGameScorer,
  totalsOf,
  type PlayedRound,
  type RoundScore,
  type Totals,
} from '@jawab/shared/scoring/score-game'
import { answersTogether, firstStage } from '@jawab/shared/teams/modes'
import { boardShift } from '../room/board.ts'
import { isCounted, isMixed, type Room, type Round } from '../room/room.ts'
import { isIn } from '../room/seats.ts'
import type { RoomStore } from '../stores/store.ts'

/** What a game has earned so far, over the rounds that count (`isCounted`). */
export type GameScores = {
  readonly rounds: readonly RoundScore[]
  readonly totals: Totals
  /** [PT4] What the board adds to every total. */
  readonly shift: number
  /** As they were before the last of these rounds. */
  readonly totalsBefore: Totals
  /** [PT8] Rank by seat, among the people still in the room. */
  readonly ranks: ReadonlyMap<string, number>
  readonly people: number
  /** [PT8] Once the host has asked for a decision between equals: what each has to show. */
  readonly merits?: Merits
}

export type Merits = ReturnType<typeof meritsOf>

export type Scores = {
  /** [PT1] The scores of the room as it is, recomputed from the record and settled in the store. */
  of(room: Room): Promise<GameScores>
  /** The sealed rounds of the game that count, as they are on record. */
  record(room: Room): Promise<readonly PlayedRound[]>
  /** Frees what is remembered of a room that nobody here looks at any more. */
  forget(id: string): void
}

type Remembered = {
  readonly game: number
  readonly frozen: Map<number, Pick<PlayedRound, 'question' | 'answers' | 'roster' | 'together' | 'marks'>>
  readonly scoreGame: ReturnType<typeof createGameScorer>
  scored?: { readonly epoch: number; readonly scores: Promise<GameScores> }
}

const meritRounds = (room: Room, played: readonly PlayedRound[], rounds: readonly RoundScore[]) =>
  rounds.flatMap((score, at) => {
    const one = played[at]
    return one ? [{ played: one, score, isSuddenDeath: room.run[one.round - 1]?.suddenDeath === true }] : []
  })

/** [PT8] Puts the better of two first; without merits equals are equal. */
export const byPointsAndMerit =
  (points: ReadonlyMap<string, number>, merits?: ReadonlyMap<string, Merit>) => (one: string, other: string) => {
    const apart = (points.get(other) ?? 0) - (points.get(one) ?? 0)
    return apart !== 0 || !merits ? apart : compareMerit(merits.get(one), merits.get(other))
  }

export function createScores(store: RoomStore): Scores {
  const rooms = new Map<string, Remembered>()
  return { of, record, forget: (id) => void rooms.delete(id) }

  function of(room: Room): Promise<GameScores> {
    const remembered = memoryOf(room)
    if (remembered.scored?.epoch !== room.scoringEpoch) {
      const scores = score(room)
      remembered.scored = { epoch: room.scoringEpoch, scores }
      // A store that failed once is asked again.
      scores.catch(() => delete remembered.scored)
    }
    return remembered.scored.scores
  }

  async function score(room: Room): Promise<GameScores> {
    const played = await record(room)
    const rounds = memoryOf(room).scoreGame(played)
    const merits = room.decided ? meritsOf(meritRounds(room, played, rounds)) : undefined
    const totalsBefore = totalsOf(rounds.slice(0, -1))
    const totals = totalsOf(rounds.slice(-1), totalsBefore)
    await store.settle(room.id, room.scoringEpoch, totals)

    const seats = (await store.seats(room.id)).filter(isIn)
    const better = byPointsAndMerit(totals.people, merits?.people)
    const ranked = rankBy(seats, (one, other) => better(one.id, other.id))
    return {
      rounds,
      totals,
      shift: boardShift(room),
      totalsBefore,
      people: seats.length,
      ranks: new Map(ranked.map(({ item, rank }) => [item.id, rank])),
      ...(merits ? { merits } : {}),
    }
  }

  async function record(room: Room): Promise<PlayedRound[]> {
    const played: PlayedRound[] = []
    const game = { streaks: room.rules.streaks, isMixed: isMixed(room) }
    for (const [at, ran] of room.run.entries()) {
      const round = at + 1
      const { limitMs, preset, mode, weight, voided, keys } = ran
      if (ran.sealedAt === undefined || !isCounted(room, round)) continue
      const rules = { limitMs, preset, mode, weight, voided, keys, ...game }
      played.push({ round, ...rules, ...(await frozen(room, round, ran)) })
    }
    return played
  }

  /** What a round that counts was answered and marked never changes, so it is read once. */
  async function frozen(room: Room, round: number, { mode }: Round) {
    const { frozen: known } = memoryOf(room)
    const already = known.get(round)
    if (already) return already

    const question = await store.question(room.id, round)
    if (!question) throw new Error(`Room ${room.id} has no question for round ${round}`)
    const read = {
      question,
      answers: firstStage(mode) === 'solo' ? await store.answers(room.id, round) : [],
      roster: await store.roster(room.id, round, firstStage(mode)),
      ...(answersTogether(mode) ? { together: await together(room.id, round) } : {}),
      marks: question.kind === 'discuss' ? await store.marks(room.id, round) : [],
    }
    known.set(round, read)
    return read
  }

  async function together(id: string, round: number) {
    const [records, roster] = await Promise.all([store.teamRecords(id, round), store.roster(id, round, 'team')])
    return { records, roster }
  }

  function memoryOf(room: Room): Remembered {
    const known = rooms.get(room.id)
    if (known?.game === room.game) return known
    const fresh: Remembered = { game: room.game, frozen: new Map(), scoreGame: createGameScorer() }
    rooms.set(room.id, fresh)
    return fresh
  }
}
