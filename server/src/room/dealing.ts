import { shuffled, type Random } from '@jawab/shared/random'
import type { Team } from '@jawab/shared/teams/teams'
import type { Instant } from '@jawab/shared/time'
import { isPresent, type Seat } from './seats.ts'

type Dealing = {
  readonly random: Random
  /** By what people have earned so far: the best are spread first. Without it, chance alone decides. */
  readonly pointsOf?: (seat: string) => number
  readonly at: Instant
}

/**
 * [TE1] A team for each seat, by seat id, in whatever order the seats come. No team gets two more than another, in all
 * or of those who are here.
 */
export function dealTeams(
  teams: readonly Team[],
  seats: readonly Seat[],
  { random, pointsOf, at }: Dealing,
): ReadonlyMap<string, string> {
  const drawn = shuffled(random, seats.toSorted(byId))
  const inOrder = pointsOf ? drawn.toSorted((one, other) => pointsOf(other.id) - pointsOf(one.id)) : drawn
  const here = inOrder.filter((seat) => isPresent(seat, at))
  const away = inOrder.filter((seat) => !isPresent(seat, at))
  return new Map(
    [...here, ...away].flatMap(({ id }, turn) => {
      const team = teams[snake(turn, teams.length)]
      return team ? [[id, team.id] as const] : []
    }),
  )
}

const byId = (one: Seat, other: Seat) => (one.id < other.id ? -1 : 1)

/** Forth and back (0, 1, 2, 2, 1, 0, 0, …), so that the team that chooses last in one lap chooses first in the next. */
function snake(turn: number, teams: number): number {
  const place = turn % teams
  return Math.floor(turn / teams) % 2 === 0 ? place : teams - 1 - place
}
