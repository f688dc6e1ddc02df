import { seconds } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import { judge } from '../../faults/lab/checker.ts'
import type { Evidence } from '../../faults/lab/evidence.ts'
import type { DeviceLog, Happening, Line } from '../../faults/lab/log.ts'
import { NOON } from '../../support/platform.ts'
import { aQuestion, present } from '../shared/builders.ts'

const OPENS = NOON + seconds(2)
const CLOSES = OPENS + seconds(5)

/** What a device is shown in a game of one question. */
const views: readonly Line[] = [
  view(1, 'lobby', 0, NOON - seconds(5)),
  { ...view(2, 'reading', 1, NOON), until: NOON + seconds(1) },
  { ...view(3, 'question', 1, NOON + seconds(1)), opensAt: OPENS, until: CLOSES, limitMs: seconds(5) },
  view(4, 'closed', 1, CLOSES + 560),
  { ...view(5, 'reveal', 1, CLOSES + seconds(1)), step: 'key' },
  { ...view(6, 'reveal', 1, CLOSES + seconds(2)), step: 'why' },
  view(7, 'finished', 1, CLOSES + seconds(3)),
]

function view(
  version: number,
  phase: 'lobby' | 'reading' | 'question' | 'closed' | 'reveal' | 'finished',
  round: number,
  at: number,
) {
  return { at, about: 'view' as const, version, stamp: version * 11, phase, round }
}

/** A player who answers once, changes it, and gets both receipts. */
function aPlayer(who: string, answers: readonly string[], more: readonly Line[] = []): DeviceLog {
  const given = answers.flatMap((answer, index): Line[] => {
    const [at, seq] = [OPENS + seconds(1 + index), index + 1]
    return [
      { at, about: 'sent', round: 1, seq, answer },
      { at, about: 'receipt', round: 1, seq, answer, receivedAt: at },
    ]
  })
  const arrival: Line[] = [
    { at: NOON - seconds(6), about: 'connected' },
    { at: NOON - seconds(6), about: 'seated', seat: `seat-${who}` },
  ]
  return inOrder(who, [...arrival, ...views, ...given, ...more])
}

const inOrder = (who: string, lines: readonly Line[]): DeviceLog => ({
  who,
  lines: lines.toSorted((one, other) => one.at - other.at),
})

const stored = (who: string, answer: string, seq: number, receivedAt = OPENS + seconds(seq)) => ({
  seat: `seat-${who}`,
  answer,
  seq,
  request: `${who} ${seq}`,
  receivedAt,
  countedMs: seconds(seq),
  creditMs: 0,
})

const aSeat = (who: string) => ({
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
function soundEvidence(
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

const problemsOf = (evidence: Evidence) => [...new Set(judge(evidence).problems.map(({ what }) => what))]

/** Ada with another thing in her log. */
const adaAlso = (at: number, happening: Happening) => [
  aPlayer('ada', ['o2'], [{ at, ...happening }]),
  aPlayer('bo', ['o2', 'o1']),
]
/** Both, with another view that one of them was shown. */
const shownAlso = (line: Line) => [aPlayer('ada', ['o2'], [line]), aPlayer('bo', ['o2', 'o1'])]

test('a sound game passes, and its receipts are counted', () => {
  const verdict = judge(soundEvidence())

  expect(verdict.problems).toEqual([])
  expect(verdict).toMatchObject({ accepted: 3, lost: 0, double: 0 })
})

describe('the checker names', () => {
  test('an answer that got a receipt and is not on record', () => {
    const evidence = soundEvidence({ round: { answers: [stored('ada', 'o2', 1)] } })
    expect(problemsOf(evidence)).toEqual(['answer:lost'])
    expect(judge(evidence)).toMatchObject({ accepted: 3, lost: 2 })
  })

  test('an answer that was replaced by an earlier one', () => {
    expect(
      problemsOf(soundEvidence({ round: { answers: [stored('ada', 'o2', 1), stored('bo', 'o2', 1)] } })),
    ).toContain('answer:lost')
  })

  test('an answer on record with another choice', () => {
    const answers = [stored('ada', 'o3', 1), stored('bo', 'o1', 2)]
    expect(problemsOf(soundEvidence({ round: { answers } }))).toEqual(['answer:lost', 'answer:unsent', 'totals:wrong'])
  })

  test('two answers of one seat', () => {
    const answers = [stored('ada', 'o2', 1), stored('bo', 'o1', 2), stored('bo', 'o1', 2)]
    const verdict = judge(soundEvidence({ round: { answers } }))
    expect(verdict.problems.map(({ what }) => what)).toContain('answer:double')
    expect(verdict.double).toBe(1)
  })

  test('[RD3] an answer that counts though it came after the window, or before', () => {
    for (const receivedAt of [CLOSES + 301, OPENS - 1]) {
      const answers = [stored('ada', 'o2', 1, receivedAt), stored('bo', 'o1', 2)]
      expect(problemsOf(soundEvidence({ round: { answers } }))).toEqual(['answer:untimely'])
    }
  })

  test('[ST2] a seat that is nobody’s, and a player with two', () => {
    const evidence = soundEvidence()
    const seats = [...evidence.record.seats, aSeat('cy')] as Evidence['record']['seats']
    expect(problemsOf({ ...evidence, record: { ...evidence.record, seats } })).toEqual(['seat:double'])

    const players = adaAlso(OPENS, { about: 'seated', seat: 'seat-other' })
    expect(problemsOf(soundEvidence({ players }))).toEqual(['seat:double'])
  })

  test('[ST2] a seat that is gone, and one that was not given back', () => {
    const evidence = soundEvidence()
    const seats = evidence.record.seats.slice(1)
    expect(problemsOf({ ...evidence, record: { ...evidence.record, seats } })).toEqual(['seat:lost'])

    const players = adaAlso(OPENS, { about: 'refused', command: 'seat:resume', refusal: 'seat:unknown' })
    expect(problemsOf(soundEvidence({ players }))).toEqual(['seat:lost'])
  })

  test('[PT1] a wrong total, in the report or on a phone', () => {
    expect(problemsOf(soundEvidence({ points: 97 }))).toEqual(['totals:wrong'])

    const players = adaAlso(CLOSES + seconds(1), { about: 'result', round: 1, total: 90 })
    expect(problemsOf(soundEvidence({ players }))).toEqual(['totals:wrong'])
  })

  test('[RD1] a phase out of order, and one that came back', () => {
    const backInTime = soundEvidence({ players: shownAlso(view(8, 'closed', 1, CLOSES + seconds(4))) })
    expect(problemsOf(backInTime)).toEqual(expect.arrayContaining(['phase:illegal', 'phase:repeated']))

    const skipped = soundEvidence()
    const without = (lines: readonly Line[]) =>
      lines.map((line) =>
        line.about === 'view' && line.phase === 'closed' ? { ...line, phase: 'question' as const } : line,
      )
    const players = skipped.players.map(({ who, lines }) => ({ who, lines: without(lines) }))
    const host = { who: 'host', lines: without(views) }
    expect(problemsOf({ ...skipped, players, host })).toContain('phase:illegal')
  })

  test('a version with two contents, unless the store may lose one', () => {
    const players = shownAlso({ ...view(5, 'reveal', 1, CLOSES + seconds(1)), step: 'key', stamp: 99 })
    const evidence = soundEvidence({ players })
    expect(problemsOf(evidence)).toEqual(['view:forked'])
    expect(problemsOf({ ...evidence, limits: { ...evidence.limits, mayFork: true } })).toEqual([])
  })

  test('a device that ends on an old version', () => {
    const [ada, bo] = soundEvidence().players as [DeviceLog, DeviceLog]
    const players = [{ ...ada, lines: ada.lines.slice(0, -1) }, bo]
    expect(problemsOf(soundEvidence({ players }))).toEqual(['device:behind'])
  })

  test('a device that comes back too late', () => {
    const [ada, bo] = soundEvidence().players as [DeviceLog, DeviceLog]
    const lost: Line = { at: OPENS + 1, about: 'lost' }
    const back: Line = { at: OPENS + seconds(6), about: 'seated', seat: 'seat-ada' }
    const players = [inOrder('ada', [...ada.lines, lost, back]), bo]
    const evidence = soundEvidence({ players })
    expect(problemsOf(evidence)).toEqual(['device:dark'])
    expect(problemsOf({ ...evidence, limits: { ...evidence.limits, isTotal: true } })).toEqual([])
  })

  test('an answer whose receipt comes too late', () => {
    const [ada, bo] = soundEvidence().players as [DeviceLog, DeviceLog]
    const lines = ada.lines.map((line) => (line.about === 'receipt' ? { ...line, at: line.at + seconds(6) } : line))
    expect(problemsOf(soundEvidence({ players: [inOrder('ada', lines), bo] }))).toEqual(['device:dark'])
  })

  test('a device that still shows the past when the fault is long over', () => {
    const evidence = soundEvidence()
    const late = evidence.players.map(({ who, lines }) => ({
      who,
      lines: lines.filter((line) => who !== 'ada' || line.about !== 'view' || line.version !== 3),
    }))
    const limits = { gapMs: seconds(60), settledMs: seconds(2) }
    expect(problemsOf({ ...evidence, players: late, limits })).toEqual(['device:behind'])
  })

  test('[RD11] an outage that was not made good, and none that was', () => {
    const evidence = soundEvidence()
    const limits = { ...evidence.limits, outageMs: seconds(6) }
    expect(problemsOf({ ...evidence, limits })).toEqual(['outage:not-made-good'])

    const moved = { ...view(4, 'question', 1, OPENS + seconds(7)), opensAt: OPENS, limitMs: seconds(5) }
    const host = inOrder('host', [...views, { ...moved, until: CLOSES + seconds(11) }])
    expect(problemsOf({ ...evidence, host, limits })).not.toContain('outage:not-made-good')
  })

  test('a game that did not end', () => {
    const evidence = soundEvidence()
    const report = { ...evidence.record.report, finished: false }
    expect(problemsOf({ ...evidence, record: { ...evidence.record, report } })).toEqual(['game:unfinished'])
  })
})
