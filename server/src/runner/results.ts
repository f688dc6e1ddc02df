import type { ResultEvent, TeamResult } from '@jawab/shared/protocol/to-client'
import { rankOf } from '@jawab/shared/scoring/ranking'
import { calibrationOf } from '@jawab/shared/scoring/calibration'
import type { RoundScore, Totals } from '@jawab/shared/scoring/score-game'
import type { Room } from '../room/room.ts'
import type { Seat } from '../room/seats.ts'
import type { GameScores } from './scores.ts'

const HUNDREDTHS = 100

/** [RV2] A seat's own result of the last revealed round; nothing when it took no part in it or none was played. */
export function resultOf(room: Room, scores: GameScores, seat: Seat): ResultEvent | undefined {
  const last = scores.rounds.at(-1)
  const score = last?.people.get(seat.id)
  const round = last && room.run[last.round - 1]
  if (!last || !score || !round) return undefined

  const team = teamPart(room, scores, seat)
  return {
    round: last.round,
    ...score,
    total: (scores.totals.people.get(seat.id) ?? 0) + scores.shift,
    rank: scores.ranks.get(seat.id) ?? scores.people,
    people: scores.people,
    limitMs: round.limitMs,
    ...(team ? { team } : {}),
    ...calibration(room, scores, seat),
  }
}

/** [PT4] Of the game so far; nothing where nobody was asked how sure. */
function calibration({ run }: Room, { rounds }: GameScores, { id, team }: Seat): Pick<ResultEvent, 'calibration'> {
  const asked = rounds.filter(({ round }) => run[round - 1]?.preset === 'certainty')
  const own = calibrationOf(asked.map(({ people }) => people.get(id)))
  const ofTeam = team === undefined ? undefined : calibrationOf(asked.map(({ teamAnswers }) => teamAnswers.get(team)))
  return own || ofTeam ? { calibration: { own: own ?? [], ...(ofTeam ? { team: ofTeam } : {}) } } : {}
}

/** [TE3] [TE4] [TE5] What the team answered as one in a round. */
export function teamResultOf({ teamAnswers, means }: RoundScore, team: string): TeamResult | undefined {
  const answer = teamAnswers.get(team)
  if (!answer) return undefined
  const { points, fraction, terms, answer: given } = answer
  const mean = means.get(team)
  return {
    points,
    fraction,
    terms,
    ...(given === undefined ? {} : { given }),
    ...(mean === undefined ? {} : { mean: mean / HUNDREDTHS }),
  }
}

function teamPart(room: Room, scores: GameScores, { team: id }: Seat): ResultEvent['team'] {
  if (id === undefined) return undefined
  const { rounds, totals, totalsBefore, shift } = scores
  const last = rounds.at(-1)
  const answer = last && teamResultOf(last, id)
  return {
    id,
    points: (last?.teams.get(id) ?? 0) / HUNDREDTHS,
    ...(answer ? { answer } : {}),
    total: (totals.teams.get(id) ?? 0) / HUNDREDTHS + shift,
    rank: teamRank(room, totals, id),
    ...(totalsBefore.teams.size === 0 ? {} : { rankBefore: teamRank(room, totalsBefore, id) }),
  }
}

const teamRank = ({ teams }: Room, totals: Totals, id: string) =>
  rankOf(
    totals.teams.get(id) ?? 0,
    teams.map((team) => totals.teams.get(team.id) ?? 0),
  )
