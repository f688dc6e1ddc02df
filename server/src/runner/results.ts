import type { ResultEvent } from '@jawab/shared/protocol/to-client'
import { rankOf } from '@jawab/shared/scoring/ranking'
import type { Totals } from '@jawab/shared/scoring/score-game'
import type { Room } from '../room/room.ts'
import type { Seat } from '../room/seats.ts'
import type { GameScores } from './scores.ts'

const HUNDREDTHS = 100

/** [RV2] A seat's own result of the last revealed round; nothing when it took no part in it or none was played. */
export function resultOf(room: Room, scores: GameScores, seat: Seat): ResultEvent | undefined {
  const last = scores.rounds.at(-1)
  const own = last?.people.get(seat.id)
  const round = last && room.run[last.round - 1]
  if (!last || !own || !round) return undefined

  const team = teamPart(room, scores, seat)
  return {
    round: last.round,
    ...own,
    total: scores.totals.people.get(seat.id) ?? 0,
    rank: scores.ranks.get(seat.id) ?? scores.people,
    people: scores.people,
    limitMs: round.limitMs,
    ...(team ? { team } : {}),
  }
}

function teamPart(room: Room, { rounds, totals, totalsBefore }: GameScores, { team: id }: Seat): ResultEvent['team'] {
  if (id === undefined) return undefined
  return {
    id,
    points: (rounds.at(-1)?.teams.get(id) ?? 0) / HUNDREDTHS,
    total: (totals.teams.get(id) ?? 0) / HUNDREDTHS,
    rank: teamRank(room, totals, id),
    ...(totalsBefore.teams.size === 0 ? {} : { rankBefore: teamRank(room, totalsBefore, id) }),
  }
}

const teamRank = ({ teams }: Room, totals: Totals, id: string) =>
  rankOf(
    totals.teams.get(id) ?? 0,
    teams.map((team) => totals.teams.get(team.id) ?? 0),
  )
