import type { PlayedRound } from '@jawab/shared/scoring/score-game'
import type { Instant } from '@jawab/shared/time'
import type { StoredAnswer } from '../../../server/src/room/answers.ts'
import type { Seat } from '../../../server/src/room/seats.ts'
import type { Report } from '../../../server/src/runner/report.ts'
import { createScores } from '../../../server/src/runner/scores.ts'
import type { RoomStore } from '../../../server/src/stores/store.ts'

type KeptRound = Omit<PlayedRound, 'answers'> & {
  readonly answers: readonly StoredAnswer[]
  readonly sealedAt?: Instant
}

/** What a game has left behind: in the store, and in what its host takes home. */
export type GameRecord = {
  readonly version: number
  readonly seats: readonly Seat[]
  readonly rounds: readonly KeptRound[]
  readonly report: Pick<Report, 'people' | 'teams' | 'finished'>
}

export async function readRecord(store: RoomStore, pin: string, report: Report): Promise<GameRecord> {
  const id = await store.findRoom(pin)
  const room = id === undefined ? undefined : await store.read(id)
  if (!room) throw new Error(`The store has no room ${pin}`)
  const played = await createScores(store).record(room)
  const rounds = played.map(async (round): Promise<KeptRound> => {
    const answers = await store.answers(room.id, round.round)
    const sealedAt = room.run[round.round - 1]?.sealedAt
    return { ...round, answers, ...(sealedAt === undefined ? {} : { sealedAt }) }
  })
  return { version: room.version, seats: await store.seats(room.id), rounds: await Promise.all(rounds), report }
}

/** The report as its host gets it. */
export async function fetchReport(base: string, { room, hostKey }: { room: string; hostKey: string }) {
  const response = await fetch(`${base}/api/rooms/${room}/report`, { headers: { authorization: `Bearer ${hostKey}` } })
  if (!response.ok) throw new Error(`No report: ${response.status} ${await response.text()}`)
  return (await response.json()) as Report
}
