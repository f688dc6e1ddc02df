/** Colour and toy of a team, in the order in which teams are made ([TE1]). The client paints them by these names. */
const faces = [
  { colour: 'yellow', shape: 'phirki', name: 'Phirki Force' },
  { colour: 'sky', shape: 'naav', name: 'Kaagaz ki Naav' },
  { colour: 'pink', shape: 'gubbara', name: 'Gubbara Gang' },
  { colour: 'green', shape: 'lattu', name: 'Lattu Layers' },
  { colour: 'clay', shape: 'damru', name: 'Damru Daemons' },
  { colour: 'teal', shape: 'jahaaz', name: 'Jahaaz 443' },
  { colour: 'sand', shape: 'kancha', name: 'Kancha Clan' },
  { colour: 'violet', shape: 'pitthu', name: 'Pitthu Pods' },
] as const

export type TeamColour = (typeof faces)[number]['colour']
export type TeamShape = (typeof faces)[number]['shape']

export type Team = {
  readonly id: string
  readonly name: string
  readonly colour: TeamColour
  readonly shape: TeamShape
}

export const FEWEST_TEAMS = 2
export const MOST_TEAMS = 50
export const TEAM_NAME_LONGEST = 24

/**
 * [TE1] Teams `t1`, `t2`, … with the given names, or the house's own where there is none.
 * From the ninth team on the colours come round again, each time with another toy.
 */
export function makeTeams(count: number, names: readonly string[] = []): Team[] {
  return Array.from({ length: count }, (_, at) => {
    const lap = Math.floor(at / faces.length)
    const { colour } = faces[at % faces.length] as (typeof faces)[number]
    const { shape, name } = faces[(at + lap) % faces.length] as (typeof faces)[number]
    return { id: `t${at + 1}`, name: names[at] ?? (lap ? `${name} ${lap + 1}` : name), colour, shape }
  })
}

/** [TE1] The team that a newcomer balances best: the smallest, the first of them on a tie. */
export function smallestTeam(teams: readonly Team[], seatsIn: (team: string) => number): Team | undefined {
  return teams.reduce<Team | undefined>(
    (smallest, team) => (!smallest || seatsIn(team.id) < seatsIn(smallest.id) ? team : smallest),
    undefined,
  )
}
