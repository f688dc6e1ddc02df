import type { Spread } from '../protocol/views.ts'
import { countsFor, pilesOf, type Answer, type Question } from '../question/kinds.ts'
import { OTHERS } from '../question/others.ts'
import type { GivenAnswer, RosterEntry } from './score-game.ts'

/**
 * [RV1] For every pile of answers how many people gave one, and the teams in which none was given more:
 * all of the leading ones on a tie, none in a team without an answer.
 */
export function spreadOf(question: Question, answers: readonly GivenAnswer[], roster: readonly RosterEntry[]): Spread {
  const teamOf = new Map(roster.map(({ seat, team }) => [seat, team]))
  const pile = pilesFor(
    question,
    answers.map(({ answer }) => answer),
  )
  const given = answers.map(({ seat, answer }) => ({ team: teamOf.get(seat), piles: pile.of(answer) }))
  const people = count(given.flatMap(({ piles }) => piles))
  const teams = [...new Set(roster.flatMap(({ team }) => team ?? []))].map((team) => {
    const inTeam = count(given.filter((one) => one.team === team).flatMap(({ piles }) => piles))
    return { team, leading: leadersOf(inTeam) }
  })
  return Object.fromEntries(
    pile.shown.map((id) => [
      id,
      {
        people: people.get(id) ?? 0,
        teams: teams.filter(({ leading }) => leading.includes(id)).map(({ team }) => team),
      },
    ]),
  )
}

/** How many answers lie on each pile; never more piles than the spread shows. */
export function pileCounts(question: Question, answers: readonly Answer[]): Record<string, number> {
  return Object.fromEntries(count(answers.flatMap(pilesFor(question, answers).of)))
}

function pilesFor(question: Question, answers: readonly Answer[]) {
  const all = count(answers.flatMap((answer) => countsFor(question, answer)))
  const named = pilesOf(question, all)
  const isComplete = [...all.keys()].every((id) => named.includes(id))
  return {
    shown: isComplete ? named : [...named, OTHERS],
    of: (answer: Answer) => countsFor(question, answer).map((id) => (named.includes(id) ? id : OTHERS)),
  }
}

function count(ids: readonly string[]) {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

function leadersOf(counts: ReadonlyMap<string, number>) {
  const most = Math.max(...counts.values())
  return [...counts].filter(([, given]) => given === most).map(([id]) => id)
}
