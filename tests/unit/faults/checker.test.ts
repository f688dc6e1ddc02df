import { seconds } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import { judge } from '../../faults/lab/checker.ts'
import type { Evidence } from '../../faults/lab/evidence.ts'
import type { DeviceLog, Line } from '../../faults/lab/log.ts'
import {
  adaAlso,
  aPlayer,
  aSeat,
  CLOSES,
  inOrder,
  OPENS,
  problemsOf,
  shownAlso,
  soundEvidence,
  stored,
  view,
  views,
} from './sound-evidence.ts'

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

  test('[RD3] an answer that was refused though it came within the window, and none that came too late', () => {
    const refused = (sentAt: number, at: number): Line[] => [
      { at: sentAt, about: 'sent', round: 1, seq: 9, answer: 'o3' },
      { at, about: 'refused', command: 'answer:submit', refusal: 'answer:too-late', given: { round: 1, seq: 9 } },
    ]
    const ada = (lines: Line[]) => [aPlayer('ada', ['o2'], lines), aPlayer('bo', ['o2', 'o1'])]
    const inTime = ada(refused(CLOSES - 100, CLOSES))
    expect(problemsOf(soundEvidence({ players: inTime }))).toEqual(['answer:turned-away'])
    const early = ada(refused(OPENS - 100, OPENS + 50))
    const late = ada(refused(CLOSES, CLOSES + 301))
    for (const players of [early, late]) expect(problemsOf(soundEvidence({ players }))).toEqual([])
  })

  test('[RD11] an answer that was refused by the deadline before an outage that was long enough', () => {
    const refused = (at: number): Line[] => [
      { at, about: 'sent', round: 1, seq: 9, answer: 'o3' },
      { at, about: 'refused', command: 'answer:submit', refusal: 'answer:too-late', given: { round: 1, seq: 9 } },
    ]
    const moved = { ...view(3, 'question', 1, CLOSES + 900), opensAt: OPENS, limitMs: seconds(5), pausedMs: 4300 }
    const shown: Line = { ...moved, until: CLOSES + 9300 }
    const turnedAway = (at: number) =>
      problemsOf(soundEvidence({ players: [aPlayer('ada', ['o2'], [...refused(at), shown]), aPlayer('bo', [])] }))
    expect(turnedAway(CLOSES + 601)).toContain('answer:turned-away')
    expect(turnedAway(CLOSES + 600)).not.toContain('answer:turned-away')
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
