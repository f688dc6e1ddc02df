import type { TeamResult, Term } from '@jawab/shared/protocol/to-client'

/** What this page reads of the report that the server gives to hosts. */
export type ReportedGame = {
  readonly people: readonly { readonly seat: string; readonly points: number }[]
  readonly rounds: readonly {
    readonly round: number
    readonly roster: readonly { readonly seat: string; readonly team?: string }[]
    readonly answers: readonly { readonly seat: string; readonly points: number; readonly terms: readonly Term[] }[]
    readonly teamAnswers: Readonly<Record<string, TeamResult>>
    readonly teamPoints: Readonly<Record<string, number>>
  }[]
}

/** A round of one person: what was earned alone, and with the team of that time ([ST4]). */
export type PersonRound = {
  readonly round: number
  /** Nothing where the person gave no answer alone, or was not asked for one. */
  readonly own?: { readonly points: number; readonly terms: readonly Term[] }
  readonly team?: { readonly id: string; readonly points: number; readonly answer: TeamResult }
}

/** [PT9] Every round that somebody took part in, in order. */
export function roundsOf({ rounds }: ReportedGame, seat: string): readonly PersonRound[] {
  return rounds.flatMap(({ round, roster, answers, teamAnswers, teamPoints }) => {
    const entry = roster.find((one) => one.seat === seat)
    const own = answers.find((answer) => answer.seat === seat)
    if (!entry && !own) return []
    const team = entry?.team
    const answer = team === undefined ? undefined : teamAnswers[team]
    return [
      {
        round,
        ...(own ? { own: { points: own.points, terms: own.terms } } : {}),
        ...(team !== undefined && answer ? { team: { id: team, points: teamPoints[team] ?? 0, answer } } : {}),
      },
    ]
  })
}
