import type { TimeFactor } from '../clock/time-factor.ts'
import type { Mode, Preset } from '../protocol/rules.ts'
import type { Term } from '../protocol/to-client.ts'
import { graderOf, hasKey, inWordsOfKey, type Answer, type Question } from '../question/kinds.ts'
import { answersTogether, firstStage } from '../teams/modes.ts'
import type { TeamRecord } from '../teams/team-answer.ts'
import type { Millis } from '../time.ts'
import type { Certainty } from '../question/certainty.ts'
import { scoreTeamAnswers, type TeamAnswerScore } from './team-scores.ts'
import { standingMark, type TeamMark } from '../protocol/marks.ts'
import { markedFraction } from './marks.ts'
import { pointsOf, type Weight } from './points.ts'
import { countsForTeam, teamHundredths, twoStageHundredths } from './team-points.ts'

/** The answer of a seat that stood when the round was sealed. */
export type GivenAnswer = {
  readonly seat: string
  readonly answer: Answer
  readonly countedMs: Millis
  readonly creditMs: Millis
  /** [PT4] Where it was said. */
  readonly certainty?: Certainty
  /** [TM4] Absent is ×1. */
  readonly timeFactor?: TimeFactor
}

/** Who sat where in a round, and was seen between opening and close; frozen with the seal ([TE2], [ST4]). */
export type RosterEntry = { readonly seat: string; readonly team?: string; readonly present: boolean }

/** All that the points of a round follow from ([PT1]). */
export type PlayedRound = {
  readonly round: number
  readonly question: Question
  /** [PT10] What is right, where a host has said so; absent, the question's own key. */
  readonly keys?: readonly Answer[] | undefined
  readonly limitMs: Millis
  readonly preset: Preset
  readonly mode: Mode
  /** [PT11] The game mixes presets. */
  readonly isMixed?: boolean
  readonly weight: Weight
  readonly voided: boolean
  /** [PT3] Whether being right several times in a row earns more. */
  readonly streaks: boolean
  /** Of the solo stage; in rounds without one, nobody's. */
  readonly answers: readonly GivenAnswer[]
  readonly roster: readonly RosterEntry[]
  /** Of the team stage, in rounds that have one. */
  readonly together?: { readonly records: readonly TeamRecord[]; readonly roster: readonly RosterEntry[] }
  /** [RV3] Of a discussion, as they stood when the marking closed. */
  readonly marks: readonly TeamMark[]
}

/** A person's round. Without an answer: 0 points, no terms, no times. */
export type PersonScore = {
  readonly points: number
  readonly fraction: number
  readonly terms: readonly Term[]
  readonly answer?: Answer
  /** [RV2] Of a partly right answer that can be said in several ways: what is right in it, as the key says it. */
  readonly inWordsOfKey?: Answer
  readonly countedMs?: Millis
  readonly creditMs?: Millis
}

/** People by seat, in points; teams by id, in hundredths of a point ([PT0]). */
export type Totals = { readonly people: ReadonlyMap<string, number>; readonly teams: ReadonlyMap<string, number> }
export type RoundScore = {
  readonly round: number
  readonly people: ReadonlyMap<string, PersonScore>
  readonly teams: ReadonlyMap<string, number>
  /** [TE3] [TE4] [TE5] What the teams answered as one, by team; empty in other rounds. */
  readonly teamAnswers: ReadonlyMap<string, TeamAnswerScore>
  /** [TE4] In two-stage rounds the mean of each team's members, in hundredths: a part of the team's points. */
  readonly means: ReadonlyMap<string, number>
}

/** [PT3] By seat, how many scored rounds in a row were fully right. */
type Streaks = ReadonlyMap<string, number>

/** [PT1] The scores of a game's sealed rounds, which come in the order in which they were played. */
export const scoreGame = (rounds: readonly PlayedRound[]): RoundScore[] => createGameScorer()(rounds)

type ScoredRound = { readonly played: PlayedRound; readonly score: RoundScore; readonly streaks: Streaks }

/**
 * `scoreGame` for a game that grows: rounds of which all is the very same as the last time, and of all before them, are
 * not scored again.
 */
export function createGameScorer(): (rounds: readonly PlayedRound[]) => RoundScore[] {
  let known: readonly ScoredRound[] = []
  return (rounds) => {
    const changed = rounds.findIndex((played, at) => !isSame(played, known[at]?.played))
    const scored = known.slice(0, changed === -1 ? rounds.length : changed)
    for (const played of rounds.slice(scored.length)) scored.push(scoreAfter(played, scored.at(-1)?.streaks))
    known = scored
    return scored.map(({ score }) => score)
  }
}

function scoreAfter(played: PlayedRound, before: Streaks = new Map()): ScoredRound {
  const score = scoreRound(played, before)
  return { played, score, streaks: streaksAfter(played, score, before) }
}

const isSame = (one: PlayedRound, other: PlayedRound | undefined) =>
  other !== undefined &&
  (Object.keys({ ...one, ...other }) as (keyof PlayedRound)[]).every((part) => one[part] === other[part])

/** Everybody on the roster or with an answer, every team with a seat on it. */
function scoreRound(played: PlayedRound, streaks: Streaks): RoundScore {
  const given = new Map(played.answers.map((answer) => [answer.seat, answer]))
  const seats = new Set([...played.roster.map(({ seat }) => seat), ...given.keys()])
  const entries = new Map(played.roster.map((entry) => [entry.seat, entry]))
  const grade = graderOf(played.question, played.keys)
  const scoreOf = (seat: string) =>
    played.question.kind === 'discuss'
      ? scoreTalker(played, entries.get(seat), given.get(seat))
      : scorePerson(played, grade, given.get(seat), streaks.get(seat) ?? 0)
  const people = new Map([...seats].map((seat) => [seat, scoreOf(seat)]))
  const means = scoreMeans(played.roster, people)
  const teamAnswers = scoreTeamAnswers(played)
  return {
    round: played.round,
    people,
    teams: scoreTeams(played.mode, means, teamAnswers),
    teamAnswers,
    means: played.mode === 'two-stage' ? means : new Map(),
  }
}

/** [PT1] What the rounds add to totals, of none if nothing else is said; the same in whatever order they come. */
export function totalsOf(rounds: readonly RoundScore[], before?: Totals): Totals {
  const people = new Map(before?.people)
  const teams = new Map(before?.teams)
  for (const round of rounds) {
    for (const [seat, { points }] of round.people) people.set(seat, (people.get(seat) ?? 0) + points)
    for (const [team, hundredths] of round.teams) teams.set(team, (teams.get(team) ?? 0) + hundredths)
  }
  return { people, teams }
}

const noAnswer: PersonScore = { points: 0, fraction: 0, terms: [] }

/** [PT6] A poll, or a discussion that nobody marked. */
const unscored: PersonScore = { points: 0, fraction: 0, terms: [{ term: 'weight', value: 0, points: 0 }] }

/** [PT3] A round that scores nobody neither adds to a streak nor breaks it; missing one breaks it. */
function streaksAfter(played: PlayedRound, { people }: RoundScore, before: Streaks): Streaks {
  if (!isScored(played)) return before
  return new Map(
    [...people].flatMap(([seat, { fraction }]) => (fraction === 1 ? [[seat, (before.get(seat) ?? 0) + 1]] : [])),
  )
}

/** Whether people score in it. What teams answer as one leaves the streaks of their members as they are. */
const isScored = ({ question, voided, weight, mode }: PlayedRound) =>
  hasKey(question.kind) && !voided && weight > 0 && firstStage(mode) === 'solo'

function scorePerson(
  played: PlayedRound,
  grade: ReturnType<typeof graderOf>,
  given: GivenAnswer | undefined,
  before: number,
): PersonScore {
  if (!given) return noAnswer

  const { answer, countedMs, creditMs, certainty, timeFactor } = given
  const fraction = grade?.(answer)
  if (fraction === undefined) return { ...unscored, answer, countedMs, creditMs }
  const streak = played.streaks && isScored(played) && fraction === 1 ? before + 1 : 0
  // A whole room is counted like this: what points do not need is not copied.
  const { preset, limitMs, weight, voided, isMixed } = played
  const { points, terms } = pointsOf({
    preset,
    limitMs,
    weight,
    voided,
    isMixed,
    fraction,
    countedMs,
    timeFactor,
    streak,
    certainty,
  })
  const score = { points, terms, fraction, answer, countedMs, creditMs }
  return fraction > 0 && fraction < 1 ? { ...score, ...respelled(played.question, answer) } : score
}

function respelled(question: Question, answer: Answer) {
  const said = inWordsOfKey(question, answer)
  return said === undefined ? {} : { inWordsOfKey: said }
}

/** [RV3] Whoever was there when the team talked earns what was ticked for it, typed or not; speed does not count. */
function scoreTalker(played: PlayedRound, entry: RosterEntry | undefined, given: GivenAnswer | undefined): PersonScore {
  const typed = given && { answer: given.answer, countedMs: given.countedMs, creditMs: given.creditMs }
  const mark = entry?.team === undefined ? undefined : standingMark(played.marks, entry.team)
  if (!entry || !mark || !countsForTeam({ present: entry.present, hasAnswer: given !== undefined })) {
    return typed ? { ...unscored, ...typed } : noAnswer
  }

  const fraction = markedFraction(played.question, mark)
  return { ...pointsOf({ ...played, fraction, countedMs: undefined, streak: 0 }), fraction, ...typed }
}

/** [TE2] [TE4] In hundredths: the mean of the members, the team's answer, or both. */
function scoreTeams(
  mode: Mode,
  means: ReadonlyMap<string, number>,
  answers: RoundScore['teamAnswers'],
): ReadonlyMap<string, number> {
  if (!answersTogether(mode)) return means
  const teams = new Set([...means.keys(), ...answers.keys()])
  return new Map(
    [...teams].map((team) => {
      const points = answers.get(team)?.points ?? 0
      return [team, mode === 'two-stage' ? twoStageHundredths(means.get(team) ?? 0, points) : points * 100]
    }),
  )
}

function scoreMeans(roster: readonly RosterEntry[], people: ReadonlyMap<string, PersonScore>) {
  const counted = new Map<string, number[]>()
  for (const { seat, team, present } of roster) {
    if (team === undefined) continue
    const members = counted.get(team) ?? []
    counted.set(team, members)
    const person = people.get(seat) ?? noAnswer
    if (countsForTeam({ present, hasAnswer: person.answer !== undefined })) members.push(person.points)
  }
  return new Map([...counted].map(([team, points]) => [team, teamHundredths(points)]))
}
