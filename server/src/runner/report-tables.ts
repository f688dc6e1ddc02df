import { isList, isPlacement } from '@jawab/shared/question/answer'
import type { Answer } from '@jawab/shared/question/kinds'
import type { ReportTable } from '@jawab/shared/protocol/report-tables'
import { seconds, type Millis } from '@jawab/shared/time'
import { writtenAt } from '../platform.ts'
import type { Report, ReportedRound } from './report.ts'

type Cell = string | number | undefined
type Row = readonly Cell[]

/** A table of a report: the names of its columns, and how its rows follow from the report. */
type TableOf = { readonly columns: readonly string[]; readonly rows: (report: Report) => readonly Row[] }

/** The tables in which a host takes a game home, in English. */
const tables: Record<ReportTable, TableOf> = {
  answers: {
    columns: [
      'round',
      'question',
      'kind',
      'seat',
      'name',
      'team',
      'stage',
      'answer',
      'how sure',
      'share right',
      'counted s',
      'credit s',
      'points',
    ],
    rows: (report) => report.rounds.flatMap((round) => answerRows(report, round)),
  },
  rounds: {
    columns: [
      'round',
      'question',
      'kind',
      'prompt',
      'mode',
      'preset',
      'weight',
      'key',
      'also right',
      'void',
      'limit s',
      'opened',
      'on the roster',
      'answered',
      'all right',
    ],
    rows: ({ rounds }) => rounds.map(roundRow),
  },
  people: {
    columns: ['seat', 'name', 'team', 'points', 'answered', 'all right', 'removed'],
    rows: (report) => report.people.map((person) => personRow(report, person)),
  },
  teams: {
    columns: ['team', 'name', 'seats', 'points'],
    rows: ({ teams, people }) =>
      teams.map(({ id, name, points }) => [id, name, people.filter(({ team }) => team === id).length, points]),
  },
  repairs: {
    columns: ['at', 'round', 'question', 'what', 'answer'],
    rows: ({ repairs = [], rounds }) =>
      repairs.map(({ at, round: number, what, answer }) => {
        const round = rounds.find(({ round }) => round === number)
        return [writtenAt(at), number, round?.question, what, round && said(round, answer)]
      }),
  },
}

/** One table of a report. */
export function tableOf(report: Report, name: ReportTable): { columns: readonly string[]; rows: readonly Row[] } {
  const { columns, rows } = tables[name]
  return { columns, rows: rows(report) }
}

/** [ST4] With the team of that time; then what teams answered as one ([TE3] [TE4] [TE5]). */
function answerRows({ people, teams }: Report, round: ReportedRound): Row[] {
  const nameOf = new Map(people.map(({ seat, name }) => [seat, name]))
  const teamOf = new Map(round.roster.map(({ seat, team }) => [seat, team]))
  const teamName = new Map(teams.map(({ id, name }) => [id, name]))
  const asked: Row = [round.round, round.question, round.kind]
  const alone = round.answers.map(({ seat, answer, certainty, fraction, countedMs, creditMs, points }): Row => [
    ...asked,
    seat,
    nameOf.get(seat),
    teamName.get(teamOf.get(seat) ?? ''),
    'alone',
    said(round, answer),
    certainty,
    rounded(fraction),
    inSeconds(countedMs),
    inSeconds(creditMs),
    points,
  ])
  const together = Object.entries(round.teamAnswers).map(([team, { given, fraction, points, terms }]): Row => [
    ...asked,
    undefined,
    undefined,
    teamName.get(team),
    'team',
    said(round, given),
    terms.find((term) => term.term === 'certainty')?.value,
    rounded(fraction),
    undefined,
    undefined,
    points,
  ])
  return [...alone, ...together]
}

const roundRow = (round: ReportedRound): Row => [
  round.round,
  round.question,
  round.kind,
  round.prompt.en,
  round.mode,
  round.preset,
  round.weight,
  said(round, round.key),
  (round.alsoKeys ?? []).map((key) => said(round, key)).join(' | '),
  yesNo(round.voided),
  inSeconds(round.limitMs),
  round.opensAt === undefined ? undefined : writtenAt(round.opensAt),
  round.roster.length,
  round.answers.length,
  round.key === undefined ? undefined : round.answers.filter(({ fraction }) => fraction === 1).length,
]

function personRow({ rounds, teams }: Report, { seat, name, team, points, removed }: Report['people'][number]): Row {
  const own = rounds.flatMap(({ answers }) => answers.filter((answer) => answer.seat === seat))
  const right = own.filter(({ fraction }) => fraction === 1).length
  const teamName = teams.find(({ id }) => id === team)?.name
  return [seat, name, teamName, points, own.length, right, yesNo(removed)]
}

/** An answer in the words of its question: `The task role`, `A > B`, `item = target; …`, or what was typed. */
function said({ kind, options, targets = [] }: ReportedRound, answer: Answer | undefined): Cell {
  const textOf = (id: string) => [...options, ...targets].find((one) => one.id === id)?.text.en ?? id
  if (answer === undefined || typeof answer === 'number') return answer
  if (isPlacement(answer))
    return Object.entries(answer)
      .map(([item, target]) => `${textOf(item)} = ${textOf(target)}`)
      .join('; ')
  if (isList(answer)) return answer.map(textOf).join(kind === 'order' ? ' > ' : '; ')
  return textOf(answer)
}

const inSeconds = (time: Millis) => time / seconds(1)
const rounded = (share: number) => Math.round(share * 1000) / 1000
const yesNo = (is: boolean) => (is ? 'yes' : 'no')
