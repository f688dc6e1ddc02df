import type { PlayedRound, RoundScore } from '@jawab/shared/scoring/score-game'
import type { Offered } from '@jawab/shared/question/kind'
import { keysOf, offeredBy, type Answer } from '@jawab/shared/question/kinds'
import type { TeamMark } from '@jawab/shared/protocol/marks'
import type { TeamResult, Term } from '@jawab/shared/protocol/to-client'
import type { Team } from '@jawab/shared/teams/teams'
import type { Instant, Millis } from '@jawab/shared/time'
import type { Localized } from '@jawab/shared/language'
import type { Mode, Preset, Rules } from '@jawab/shared/protocol/rules'
import type { Certainty } from '@jawab/shared/question/certainty'
import type { Weight } from '@jawab/shared/scoring/points'
import { currentRound, type Repair, type Room } from '../room/room.ts'
import type { Seat } from '../room/seats.ts'
import type { RoomStore } from '../stores/store.ts'
import { teamResultOf } from './results.ts'
import type { Scores } from './scores.ts'

/** Everything that was answered and earned in one game, for its host. Points of teams have up to two decimals. */
export type Report = {
  readonly pin: string
  readonly game: number
  readonly title: Localized
  readonly finished: boolean
  readonly rules: Rules
  readonly teams: readonly (Team & { readonly points: number })[]
  /** [PT4] What the board adds to all of these points. */
  readonly boardShift: number
  readonly people: readonly ReportedPerson[]
  readonly rounds: readonly ReportedRound[]
  /** [PT10] What the host has put right, oldest first. Absent in reports that an earlier version kept. */
  readonly repairs?: readonly Repair[]
}

type ReportedPerson = {
  readonly seat: string
  readonly name: string
  readonly team?: string
  readonly points: number
  readonly removed: boolean
}

export type ReportedRound = {
  readonly round: number
  readonly question: string
  readonly kind: string
  readonly prompt: Localized
  readonly options: readonly Offered[]
  /** What the options were put to, in `match` and `sort`. */
  readonly targets?: readonly Offered[]
  /** Nothing in polls and discussions. */
  readonly key?: Answer
  /** [PT10] What else is right. */
  readonly alsoKeys?: readonly Answer[]
  /** [RV3] Of a discussion: what a full answer covers, and what was ticked for whom. */
  readonly points?: readonly { readonly id: string; readonly text: Localized }[]
  readonly marks?: readonly TeamMark[]
  readonly mode: Mode
  readonly preset: Preset
  readonly weight: Weight
  readonly limitMs: Millis
  readonly voided: boolean
  readonly opensAt?: Instant
  readonly roster: PlayedRound['roster']
  readonly answers: readonly {
    readonly seat: string
    readonly answer: Answer
    readonly countedMs: Millis
    readonly creditMs: Millis
    /** [PT4] How sure, where it was said. */
    readonly certainty?: Certainty
    readonly fraction: number
    readonly points: number
    /** [PT9] */
    readonly terms: readonly Term[]
  }[]
  /** [TE3] [TE4] [TE5] [PT9] By team, where teams answered as one. */
  readonly teamAnswers: Readonly<Record<string, TeamResult>>
  readonly teamPoints: Readonly<Record<string, number>>
}

export type Reports = { of(room: Room): Promise<Report> }

export const createReports = ({ store, scores }: { store: RoomStore; scores: Scores }): Reports => ({
  async of(room) {
    const { rounds, totals, shift } = await scores.of(room)
    const played = await scores.record(room)
    const seats = (await store.seats(room.id)).filter(({ waiting }) => !waiting)
    return {
      pin: room.pin,
      game: room.game,
      title: room.title,
      finished: room.phase.name === 'finished',
      rules: room.rules,
      teams: room.teams.map((team) => ({ ...team, points: fromHundredths(totals.teams.get(team.id)) })),
      boardShift: shift,
      people: seats.map((seat) => reportPerson(seat, totals.people.get(seat.id) ?? 0)),
      rounds: played.map((round, at) => reportRound(room, round, rounds[at] as RoundScore)),
      repairs: room.repairs ?? [],
    }
  },
})

const fromHundredths = (hundredths = 0) => hundredths / 100

const reportPerson = ({ id, name, team, removed }: Seat, points: number): ReportedPerson => ({
  seat: id,
  name,
  ...(team === undefined ? {} : { team }),
  points,
  removed,
})

function reportRound(room: Room, played: PlayedRound, score: RoundScore): ReportedRound {
  const { question, round, mode, preset, weight, limitMs, voided, roster, answers } = played
  const { opensAt } = currentRound({ ...room, round })
  const [key, ...alsoKeys] = keysOf(question, played.keys)
  return {
    round,
    question: question.id,
    kind: question.kind,
    prompt: question.prompt,
    options: offeredBy(question).map(({ id, text }) => ({ id, text })),
    ...('targets' in question ? { targets: question.targets } : {}),
    ...(key === undefined ? {} : { key }),
    ...(alsoKeys.length > 0 ? { alsoKeys } : {}),
    ...(question.kind === 'discuss' ? { points: question.points, marks: played.marks.map(markOnly) } : {}),
    mode,
    preset,
    weight,
    limitMs,
    voided,
    ...(opensAt === undefined ? {} : { opensAt }),
    roster,
    answers: answers.map(({ seat, answer, countedMs, creditMs, certainty }) => {
      const { fraction, points, terms } = score.people.get(seat) ?? { fraction: 0, points: 0, terms: [] }
      const shown = shownTime(room, countedMs, limitMs)
      const sure = certainty === undefined ? {} : { certainty }
      const earned = { fraction, points, terms: shownTerms(terms, shown) }
      return { seat, answer, countedMs: shown, creditMs, ...sure, ...earned }
    }),
    teamAnswers: Object.fromEntries(
      [...score.teamAnswers.keys()].flatMap((team) => {
        const result = teamResultOf(score, team)
        return result ? [[team, result]] : []
      }),
    ),
    teamPoints: Object.fromEntries([...score.teams].map(([team, hundredths]) => [team, fromHundredths(hundredths)])),
  }
}

/** [TM4] Where players may have more time, the host is not told who needed it. Beyond the limit it earns nothing anyway. */
const shownTime = ({ rules }: Room, countedMs: Millis, limitMs: Millis) =>
  rules.timeFactor === undefined ? countedMs : Math.min(countedMs, limitMs)

/** [TM4] A flat half of the speed part is speed to everybody else. */
const shownTerms = (terms: readonly Term[], countedMs: Millis): readonly Term[] =>
  terms.map((term) => (term.term === 'half-speed' ? { term: 'speed', value: countedMs, points: term.points } : term))

const markOnly = ({ team, by, points }: TeamMark) => ({ team, by, points })
