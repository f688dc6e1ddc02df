import type { Spread } from '../protocol/views.ts'
import { countsFor, type Question } from '../question/kinds.ts'
import { idsOf } from '../question/options.ts'
import type { GivenAnswer, RosterEntry } from './score-game.ts'

/**
 * [RV1] For every option of the question how many people picked it, and the teams in which none was picked more:
 * all of the leading ones on a tie, none in a team without a pick.
 */
export function spreadOf(question: Question, answers: readonly GivenAnswer[], roster: readonly RosterEntry[]): Spread {
  const teamOf = new Map(roster.map(({ seat, team }) => [seat, team]))
  const picks = answers.map(({ seat, answer }) => ({ team: teamOf.get(seat), ids: countsFor(question, answer) }))
  const people = count(picks.flatMap(({ ids }) => ids))
  const teams = [...new Set(roster.flatMap(({ team }) => team ?? []))].map((team) => {
    const inTeam = count(picks.filter((pick) => pick.team === team).flatMap(({ ids }) => ids))
    return { team, leading: leadersOf(inTeam) }
  })
  return Object.fromEntries(
    idsOf(question.options).map((id) => [
      id,
      {
        people: people.get(id) ?? 0,
        teams: teams.filter(({ leading }) => leading.includes(id)).map(({ team }) => team),
      },
    ]),
  )
}

function count(ids: readonly string[]) {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

function leadersOf(counts: ReadonlyMap<string, number>) {
  const most = Math.max(...counts.values())
  return [...counts].filter(([, picks]) => picks === most).map(([id]) => id)
}
