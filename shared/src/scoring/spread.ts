import type { Spread } from '../protocol/views.ts'
import { pilesOf, type Answer, type Question } from '../question/kinds.ts'
import { countOf, type Pile, type Showing } from '../question/piles.ts'
import type { GivenAnswer, RosterEntry } from './score-game.ts'

/** What was answered in a round, by whom. */
export type Answered = {
  readonly answers: readonly Pick<GivenAnswer, 'seat' | 'answer'>[]
  readonly roster: readonly RosterEntry[]
  /** [TE6] What teams answered as one, by team, where they did. */
  readonly asTeams?: ReadonlyMap<string, Answer>
}

/**
 * [RV1] For every pile of answers how many people gave one, and the teams in which none was given more: all of the
 * leading ones on a tie, none in a team without an answer; where teams answer as one, theirs. Where an answer fills
 * several places, for each of them.
 */
export function spreadOf(question: Question, { answers, roster, asTeams }: Answered, showing: Showing): Spread {
  const piles = pilesOf(question, [...answers.map(({ answer }) => answer), ...(asTeams?.values() ?? [])], showing)
  const teamOf = new Map(roster.map(({ seat, team }) => [seat, team]))
  const given = answers.map(({ seat, answer }) => ({ team: teamOf.get(seat), piles: piles.of(answer) }))
  const pilesOfTeam = (team: string) => {
    const answer = asTeams?.get(team)
    return answer === undefined ? [] : piles.of(answer)
  }
  const people = countOf(given.flatMap((one) => one.piles))
  const teams = [...new Set(roster.flatMap(({ team }) => team ?? []))].map((team) => {
    if (asTeams) return { team, leading: new Set(pilesOfTeam(team)) }
    const inTeam = countOf(given.filter((one) => one.team === team).flatMap((one) => one.piles))
    return { team, leading: leadersIn(piles.shown, inTeam) }
  })
  return Object.fromEntries(
    piles.shown.map(({ id, typed }) => [
      id,
      {
        people: people.get(id) ?? 0,
        teams: teams.filter(({ leading }) => leading.has(id)).map(({ team }) => team),
        ...(typed === undefined ? {} : { typed }),
      },
    ]),
  )
}

/** How many answers lie on each pile; never more piles than the spread shows. */
export function pileCounts(question: Question, answers: readonly Answer[], showing: Showing): Record<string, number> {
  return Object.fromEntries(countOf(answers.flatMap(pilesOf(question, answers, showing).of)))
}

/** The piles on which most lies, of each row. */
function leadersIn(shown: readonly Pile[], counts: ReadonlyMap<string, number>): ReadonlySet<string> {
  const on = ({ id }: Pile) => counts.get(id) ?? 0
  const leads = (pile: Pile) => on(pile) > 0 && shown.every((other) => other.row !== pile.row || on(other) <= on(pile))
  return new Set(shown.filter(leads).map(({ id }) => id))
}
