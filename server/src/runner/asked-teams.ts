import type { AskedRules } from '@jawab/shared/protocol/rules'
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
