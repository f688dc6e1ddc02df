import { rankAll } from '@jawab/shared/scoring/ranking'
import { scoreGame, totalsOf, type PlayedRound, type RoundScore, type Totals } from '@jawab/shared/scoring/score-game'
import { isCounted, type Room } from '../room/room.ts'
import { isIn } from '../room/seats.ts'
import type { RoomStore } from '../stores/store.ts'

/** What a game has earned so far, over the rounds that count (`isCounted`). */
export type GameScores = {
  readonly rounds: readonly RoundScore[]
  readonly totals: Totals
  /** As they were before the last of these rounds. */
  readonly totalsBefore: Totals
  /** [PT8] Rank by seat, among the people still in the room. */
  readonly ranks: ReadonlyMap<string, number>
  readonly people: number
}

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
  readonly frozen: Map<number, Pick<PlayedRound, 'question' | 'answers' | 'roster' | 'marks'>>
  scored?: { readonly epoch: number; readonly scores: Promise<GameScores> }
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
    const rounds = scoreGame(await record(room))
    const totals = totalsOf(rounds)
    await store.settle(room.id, room.scoringEpoch, totals)

    const seats = (await store.seats(room.id)).filter(isIn)
    const ranked = rankAll(seats, ({ id }) => totals.people.get(id) ?? 0)
    return {
      rounds,
      totals,
      totalsBefore: totalsOf(rounds.slice(0, -1)),
      people: seats.length,
      ranks: new Map(ranked.map(({ item, rank }) => [item.id, rank])),
    }
  }

  async function record(room: Room): Promise<PlayedRound[]> {
    const played: PlayedRound[] = []
    for (const [at, { sealedAt, limitMs, preset, weight, voided, keys }] of room.run.entries()) {
      const round = at + 1
      if (sealedAt === undefined || !isCounted(room, round)) continue
      const { streaks } = room.rules
      played.push({ round, limitMs, preset, weight, voided, keys, streaks, ...(await frozen(room, round)) })
    }
    return played
  }

  /** What a round that counts was answered and marked never changes, so it is read once. */
  async function frozen(room: Room, round: number) {
    const { frozen: known } = memoryOf(room)
    const already = known.get(round)
    if (already) return already

    const question = await store.question(room.id, round)
    if (!question) throw new Error(`Room ${room.id} has no question for round ${round}`)
    const read = {
      question,
      answers: await store.answers(room.id, round),
      roster: await store.roster(room.id, round),
      marks: question.kind === 'discuss' ? await store.marks(room.id, round) : [],
    }
    known.set(round, read)
    return read
  }

  function memoryOf(room: Room): Remembered {
    const known = rooms.get(room.id)
    if (known?.game === room.game) return known
    const fresh: Remembered = { game: room.game, frozen: new Map() }
    rooms.set(room.id, fresh)
    return fresh
  }
}
