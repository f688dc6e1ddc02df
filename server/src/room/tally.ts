import type { Tally, TeamTally } from '@jawab/shared/protocol/to-client'
import type { Instant } from '@jawab/shared/time'
import type { StoredAnswer } from './answers.ts'
import { currentRound, type Room } from './room.ts'
import { isIn, isPresent, type Seat } from './seats.ts'
import { standingOf, type TeamAtWork } from './team-stage.ts'

/** [RV2] How many present people have answered, in all and by team; never what. */
export function tallyOf(room: Room, seats: readonly Seat[], answers: readonly StoredAnswer[], at: Instant): Tally {
  const answered = new Set(answers.map(({ seat }) => seat))
  const all = noneYet()
  const teams = new Map(room.teams.map(({ id }) => [id, noneYet()]))
  for (const seat of seats) {
    const hasAnswered = answered.has(seat.id)
    // Who answered and left is still counted in, so that the figure never falls.
    if (!isIn(seat) || !(hasAnswered || isPresent(seat, at))) continue
    const team = seat.team === undefined ? undefined : teams.get(seat.team)
    for (const count of team ? [all, team] : [all]) {
      count.present += 1
      if (hasAnswered) count.answered += 1
    }
  }
  return { round: room.round, stage: 'solo', ...all, ...(teams.size > 0 ? { byTeam: Object.fromEntries(teams) } : {}) }
}

const noneYet = () => ({ answered: 0, present: 0 })

/**
 * [RV2] How many teams have an answer, and in each how many of those present back one. Of a scratch card only that it was
 * begun: when it ends depends on the key ([RD9]).
 */
export function tallyTogether(room: Room, teams: readonly TeamAtWork[]): Tally {
  const { preset } = currentRound(room)
  const isDone = (team: TeamAtWork) =>
    preset === 'scratch' ? team.record.uncovered.length > 0 : standingOf(room, team) !== undefined
  const counted = teams.filter((team) => team.present.size > 0 || isDone(team))
  const membersOf = (team: TeamAtWork): TeamTally => ({
    answered: team.members.filter(({ id }) => team.record.picks.some(({ seat }) => seat === id)).length,
    present: team.present.size,
    ...(isDone(team) ? { stands: true } : {}),
  })
  return {
    round: room.round,
    stage: 'team',
    answered: counted.filter(isDone).length,
    present: counted.length,
    byTeam: Object.fromEntries(teams.map((team) => [team.team, membersOf(team)])),
  }
}
