import type { AskedRules, Marking } from '@jawab/shared/protocol/rules'
import { makeTeams } from '@jawab/shared/teams/teams'

const DEFAULT_TEAMS = 4

/** [TE1] As many as asked for, or the ones named. */
export function teamsOf({ teams = DEFAULT_TEAMS }: AskedRules) {
  return typeof teams === 'number'
    ? makeTeams(teams)
    : makeTeams(
        teams.length,
        teams.map(({ name }) => name),
      )
}

/** Two teams would only mark each other. */
const FEWEST_NEIGHBOURS = 3

/** [RV3] Who marks discussions, unless the host says otherwise. */
export const usualMarking = (asked: AskedRules): Marking =>
  teamsOf(asked).length < FEWEST_NEIGHBOURS ? 'host' : 'neighbour'
