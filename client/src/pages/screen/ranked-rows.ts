import type { Team } from '@jawab/shared/teams/teams'
import type { Ranked } from './headline.ts'
import type { RankedView } from './phase-views.ts'
import { shortNames } from './team-names.ts'

/** A row with the team to paint it by; a person in a solo room has none. */
export type Row = Ranked & { readonly id: string; readonly team: Team | undefined }

/** [RD8] Rows as they stood before: by the places they held, equals in the order they have now. */
export const inOldOrder = (rows: readonly Row[]): Row[] =>
  rows.toSorted((one, other) => one.rank + one.movement - (other.rank + other.movement))

/** Teams under their short names, or in solo rooms the first five people ([ST5]). */
export function rowsOf(view: RankedView): Row[] {
  const names = shortNames(view.teams)
  if (view.mode === 'solo') return view.people.map((person, at) => ({ ...person, id: String(at), team: undefined }))
  return view.standings.map((team) => ({ ...team, name: names.get(team.id) ?? team.name, team }))
}
