import type { Team } from '@jawab/shared/teams/teams'

/**
 * What to call each team where room is short: the house's teams by their toy ("Kaagaz ki Naav" is Naav), unless two
 * would be called the same; all others by their own name.
 */
export function shortNames(teams: readonly Team[]): ReadonlyMap<string, string> {
  const toyNames = teams.map(toyInName)
  return new Map(
    teams.map((team, at) => {
      const toy = toyNames[at]
      return [team.id, toy && toyNames.indexOf(toy) === toyNames.lastIndexOf(toy) ? toy : team.name]
    }),
  )
}

const toyInName = ({ name, shape }: Team) => name.split(' ').find((word) => word.toLowerCase() === shape)
