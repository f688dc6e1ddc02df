import type { Marking } from './rules.ts'

/** [RV3] The points of a discussion that a team covered, as `by` found: the team that marks it, or the host. */
export type TeamMark = { readonly team: string; readonly by: string; readonly points: readonly string[] }

/** A mark as it stands; the next one of the same marker carries a higher `seq`. */
export type GivenMark = TeamMark & { readonly seq: number }

/** Stands for the host among those who mark; no team is called so. */
export const HOST_MARKS = 'host'

/** [RV3] The mark that counts for a team: the host's replaces any other. */
export function standingMark<Mark extends TeamMark>(marks: readonly Mark[], team: string): Mark | undefined {
  const own = marks.filter((mark) => mark.team === team)
  return own.find(({ by }) => by === HOST_MARKS) ?? own[0]
}

/** Two teams would only mark each other. */
const FEWEST_NEIGHBOURS = 3

/** [RV3] Who marks the discussions of so many teams, unless the host says otherwise. */
export const usualMarking = (teams: number): Marking => (teams < FEWEST_NEIGHBOURS ? 'host' : 'neighbour')
