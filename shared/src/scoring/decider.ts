import type { PlayedRound, RoundScore } from './score-game.ts'
import { countsForTeam } from './team-points.ts'

/** [PT8] What decides between equals when there is a prize, in whole numbers ([PT0]). */
export type Merit = {
  /** Fully right answers, in ten-thousandths: of a team that answered one by one, the share of its members. */
  readonly right: number
  /** The mean counted time of these answers, in milliseconds. */
  readonly meanMs: number
  /** The same two of the questions of a sudden death, which score nobody. */
  readonly lastRight: number
  readonly lastMs: number
}

const noMerit: Merit = { right: 0, meanMs: Infinity, lastRight: 0, lastMs: Infinity }

/** [PT8] Who is better comes first: more fully right answers, then less time on them, then the sudden death. */
export function compareMerit(one: Merit = noMerit, other: Merit = noMerit): number {
  return (
    other.right - one.right ||
    bySpeed(one.meanMs, other.meanMs) ||
    other.lastRight - one.lastRight ||
    bySpeed(one.lastMs, other.lastMs)
  )
}

/** Two who have no time at all are equal. */
const bySpeed = (one: number, other: number) => (one === other ? 0 : one - other)

/** A round as it was played and what it earned. */
export type Scored = { readonly played: PlayedRound; readonly score: RoundScore; readonly isSuddenDeath: boolean }

const PARTS = 10_000

type Sum = { right: number; count: number; ms: number }

/** [PT8] The merits of everybody and of every team, over the rounds that count. */
export function meritsOf(rounds: readonly Scored[]): {
  readonly people: ReadonlyMap<string, Merit>
  readonly teams: ReadonlyMap<string, Merit>
} {
  const [usual, last] = [sumUp(rounds, false), sumUp(rounds, true)]
  return { people: merits(usual.people, last.people), teams: merits(usual.teams, last.teams) }
}

function merits(usual: ReadonlyMap<string, Sum>, last: ReadonlyMap<string, Sum>): ReadonlyMap<string, Merit> {
  const ids = new Set([...usual.keys(), ...last.keys()])
  const [right, time] = [(sum?: Sum) => Math.round((sum?.right ?? 0) * PARTS), meanOf]
  return new Map(
    [...ids].map((id) => {
      const [before, after] = [usual.get(id), last.get(id)]
      return [id, { right: right(before), meanMs: time(before), lastRight: right(after), lastMs: time(after) }]
    }),
  )
}

const meanOf = (sum?: Sum) => (sum && sum.count > 0 ? Math.round(sum.ms / sum.count) : Infinity)

function sumUp(rounds: readonly Scored[], isSuddenDeath: boolean) {
  const people = new Map<string, Sum>()
  const teams = new Map<string, Sum>()
  for (const { played, score } of rounds.filter((round) => round.isSuddenDeath === isSuddenDeath)) {
    if (played.voided) continue
    for (const [seat, { fraction, countedMs }] of score.people) {
      if (fraction === 1) add(people, seat, 1, 1, countedMs ?? 0)
    }
    addTeams(teams, played, score)
  }
  return { people, teams }
}

/** A team that answered as one was right or not; of others each member who counts has a share. */
function addTeams(teams: Map<string, Sum>, { roster, together }: PlayedRound, { people, teamAnswers }: RoundScore) {
  if (together) {
    for (const [team, { fraction, countedMs }] of teamAnswers) {
      if (fraction === 1) add(teams, team, 1, 1, countedMs ?? 0)
    }
    return
  }
  for (const team of new Set(roster.flatMap((entry) => entry.team ?? []))) {
    const members = roster
      .filter((entry) => entry.team === team)
      .map(({ seat, present }) => ({ present, person: people.get(seat) }))
      .filter(({ present, person }) => countsForTeam({ present, hasAnswer: person?.answer !== undefined }))
    const right = members.flatMap(({ person }) => (person?.fraction === 1 ? [person.countedMs ?? 0] : []))
    if (right.length > 0) add(teams, team, right.length / members.length, right.length, sumOf(right))
  }
}

const sumOf = (figures: readonly number[]) => figures.reduce((sum, figure) => sum + figure, 0)

function add(sums: Map<string, Sum>, id: string, right: number, count: number, ms: number) {
  const sum = sums.get(id) ?? { right: 0, count: 0, ms: 0 }
  sums.set(id, { right: sum.right + right, count: sum.count + count, ms: sum.ms + ms })
}
