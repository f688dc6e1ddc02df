import type { Term } from '../protocol/to-client.ts'
import { graderOf, offeredBy, type Answer, type Question } from '../question/kinds.ts'
import { finalPick, emptyRecord, type TeamRecord } from '../teams/team-answer.ts'
import type { Millis } from '../time.ts'
import { pointsOf, scratchPoints } from './points.ts'
import type { PlayedRound, RosterEntry } from './score-game.ts'

/** What a team answered as one, and its points before the mean of its members comes in ([TE4]). */
export type TeamAnswerScore = {
  readonly points: number
  readonly fraction: number
  readonly terms: readonly Term[]
  /** Absent where the team gave none. */
  readonly answer?: Answer
  readonly countedMs?: Millis
}

/** [TE3] [TE6] [PT5] By team: every team with a seat on the roster of the stage. */
export function scoreTeamAnswers(played: PlayedRound): ReadonlyMap<string, TeamAnswerScore> {
  const { together } = played
  if (!together) return new Map()
  const teams = new Set(together.roster.flatMap(({ team }) => team ?? []))
  return new Map(
    [...teams].map((team) => {
      const record = together.records.find((one) => one.team === team) ?? emptyRecord(team)
      return [team, played.preset === 'scratch' ? scoreScratch(played, record) : scoreAnswer(played, record)]
    }),
  )
}

const noAnswer: TeamAnswerScore = { points: 0, fraction: 0, terms: [] }

/**
 * [RV1] What each team is shown to have answered, before the key as after it: of a scratch card the option that it
 * uncovered first, since the last one tells the key ([RD9]).
 */
export function teamsShown(
  question: Question,
  { mode, preset, together }: Pick<PlayedRound, 'mode' | 'preset' | 'together'>,
): ReadonlyMap<string, Answer> {
  const { records = [], roster = [] } = together ?? {}
  return new Map(
    records.flatMap((record) => {
      const answer =
        preset === 'scratch'
          ? record.uncovered[0]?.option
          : finalPick(record, { mode, kind: question.kind, members: membersOf(roster, record.team) })?.answer
      return answer === undefined ? [] : [[record.team, answer] as const]
    }),
  )
}

/** Speed does not count where teams talk; certainty is the spokesperson's ([PT4]). */
function scoreAnswer(played: PlayedRound, record: TeamRecord): TeamAnswerScore {
  const { question, mode } = played
  const members = membersOf(played.together?.roster ?? [], record.team)
  const pick = finalPick(record, { mode, kind: question.kind, members })
  if (!pick) return noAnswer

  const fraction = graderOf(question, played.keys)?.(pick.answer) ?? 0
  const spoken = record.picks.find(({ seat }) => seat === record.spokesperson)
  const scored = pointsOf({ ...played, fraction, countedMs: undefined, streak: 0, certainty: spoken?.certainty })
  return { ...scored, fraction, answer: pick.answer, countedMs: pick.countedMs }
}

/** [PT5] What a team uncovered last is what it stands by. */
function scoreScratch(played: PlayedRound, { uncovered }: TeamRecord): TeamAnswerScore {
  const { question } = played
  const last = uncovered.at(-1)
  if (!last) return noAnswer
  const grade = graderOf(question, played.keys)
  const found = uncovered.findIndex(({ option }) => grade?.(option) === 1)
  const attempt = found < 0 ? undefined : found + 1
  const scored = scratchPoints(played, attempt, offeredBy(question).length)
  const { option: answer } = uncovered[found] ?? last
  return { ...scored, fraction: found < 0 ? 0 : 1, answer }
}

const membersOf = (roster: readonly RosterEntry[], team: string) =>
  new Set(roster.flatMap((entry) => (entry.team === team ? [entry.seat] : [])))
