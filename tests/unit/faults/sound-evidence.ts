import { seconds } from '@jawab/shared/time'
import { judge } from '../../faults/lab/checker.ts'
import type { Evidence } from '../../faults/lab/evidence.ts'
import type { DeviceLog, Happening, Line } from '../../faults/lab/log.ts'
import { NOON } from '../../support/platform.ts'
import { aQuestion, present } from '../shared/builders.ts'

export const OPENS = NOON + seconds(2)
export const CLOSES = OPENS + seconds(5)

/** What a device is shown in a game of one question. */
export const views: readonly Line[] = [
  view(1, 'lobby', 0, NOON - seconds(5)),
  { ...view(2, 'reading', 1, NOON), until: NOON + seconds(1) },
  { ...view(3, 'question', 1, NOON + seconds(1)), opensAt: OPENS, until: CLOSES, limitMs: seconds(5) },
  view(4, 'closed', 1, CLOSES + 560),
  { ...view(5, 'reveal', 1, CLOSES + seconds(1)), step: 'key' },
  { ...view(6, 'reveal', 1, CLOSES + seconds(2)), step: 'why' },
  view(7, 'finished', 1, CLOSES + seconds(3)),
]

export function view(
  version: number,
  phase: 'lobby' | 'reading' | 'question' | 'closed' | 'reveal' | 'finished',
  round: number,
  at: number,
) {
  return { at, about: 'view' as const, version, stamp: version * 11, phase, round }
}

/** A player who answers once, changes it, and gets both receipts. */
export function aPlayer(who: string, answers: readonly string[], more: readonly Line[] = []): DeviceLog {
  const given = answers.flatMap((answer, index): Line[] => {
    const [at, seq] = [OPENS + seconds(1 + index), index + 1]
    return [
      { at, about: 'sent', round: 1, seq, answer },
      { at, about: 'receipt', round: 1, seq, answer, receivedAt: at, countedMs: seconds(seq), creditMs: 0 },
    ]
  })
  const arrival: Line[] = [
    { at: NOON - seconds(6), about: 'connected' },
    { at: NOON - seconds(6), about: 'seated', seat: `seat-${who}` },
  ]
  return inOrder(who, [...arrival, ...views, ...given, ...more])
}

export const inOrder = (who: string, lines: readonly Line[]): DeviceLog => ({
  who,
  lines: lines.toSorted((one, other) => one.at - other.at),
})

export const stored = (who: string, answer: string, seq: number, receivedAt = OPENS + seconds(seq)) => ({
  seat: `seat-${who}`,
  answer,
  seq,
  request: `${who} ${seq}`,
  receivedAt,
  countedMs: seconds(seq),
  creditMs: 0,
})

export const aSeat = (who: string) => ({
  id: `seat-${who}`,
  name: who,
  nameKey: who,
  lang: 'en' as const,
  team: 't1',
  tokenHash: '',
  epoch: 1,
  joinedAt: NOON,
  removed: false,
  waiting: false,
})

type Round = Evidence['record']['rounds'][number]

/** Ada is right (`o2`, 100 less 4 for two of ten half seconds), Bo changed to a wrong one: all is as it should be. */
export function soundEvidence(
  change: { round?: Partial<Round>; points?: number; players?: readonly DeviceLog[] } = {},
): Evidence {
  const points = change.points ?? 96
  return {
    players: change.players ?? [aPlayer('ada', ['o2']), aPlayer('bo', ['o2', 'o1'])],
    host: inOrder('host', views),
    strikes: [{ struckAt: OPENS, mendedAt: OPENS + seconds(1) }],
    limits: { gapMs: seconds(5), settledMs: seconds(5) },
    record: {
      version: 7,
      seats: [aSeat('ada'), aSeat('bo')] as unknown as Evidence['record']['seats'],
      rounds: [
        {
          round: 1,
          question: aQuestion('choice'),
          limitMs: seconds(5),
          preset: 'learn',
          mode: 'mean',
          weight: 1,
          voided: false,
          streaks: false,
          answers: [stored('ada', 'o2', 1), stored('bo', 'o1', 2)],
          roster: [present('seat-ada', 't1'), present('seat-bo', 't1')],
          marks: [],
          ...change.round,
        },
      ],
      report: {
        finished: true,
        people: [
          { seat: 'seat-ada', name: 'ada', points, removed: false },
          { seat: 'seat-bo', name: 'bo', points: 0, removed: false },
        ],
        teams: [
          { id: 't1', name: { en: 'Team', 'hi-Latn': 'Team' }, points: 48 },
        ] as unknown as Evidence['record']['report']['teams'],
      },
    },
  }
}

export const problemsOf = (evidence: Evidence) => [...new Set(judge(evidence).problems.map(({ what }) => what))]

/** Ada with another thing in her log. */
export const adaAlso = (at: number, happening: Happening) => [
  aPlayer('ada', ['o2'], [{ at, ...happening }]),
  aPlayer('bo', ['o2', 'o1']),
]
/** Both, with another view that one of them was shown. */
export const shownAlso = (line: Line) => [aPlayer('ada', ['o2'], [line]), aPlayer('bo', ['o2', 'o1'])]
