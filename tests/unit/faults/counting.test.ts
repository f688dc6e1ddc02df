import { seconds } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import { judge } from '../../faults/lab/checker.ts'
import type { Counted, DeviceLog, Line } from '../../faults/lab/log.ts'
import { aPlayer, inOrder, OPENS, problemsOf, soundEvidence, stored, view } from './sound-evidence.ts'

const bo = aPlayer('bo', ['o2', 'o1'])

type Timing = { takesMs?: number; claimMs?: number; receipt?: Partial<Counted> }

/** Ada answers after a second, and what is kept of it is what her receipt says. */
function adaCounted({ takesMs = 0, claimMs, receipt = {} }: Timing) {
  const sound = aPlayer('ada', ['o2'])
  const lines = sound.lines.map((line): Line => {
    if (line.about === 'sent' && claimMs !== undefined) return { ...line, claimMs }
    return line.about === 'receipt' ? { ...line, ...receipt, at: line.at + takesMs } : line
  })
  const answers = [{ ...stored('ada', 'o2', 1), ...receipt }, stored('bo', 'o1', 2)]
  return soundEvidence({ players: [inOrder('ada', lines), bo], round: { answers } })
}

describe('[TM0] a counted time', () => {
  test('of a moment between sending and receipt is right', () => {
    const { counting, problems } = judge(adaCounted({ takesMs: 40, receipt: { countedMs: 1030 } }))
    expect(problems).toEqual([])
    expect(counting).toEqual({ errorMs: 0, counted: 3, certain: 3 })
  })

  test('by a clock that is ahead or behind is named, however long the answer was on its way', () => {
    for (const countedMs of [949, 1151]) {
      const evidence = adaCounted({ takesMs: 100, receipt: { countedMs } })
      expect(problemsOf(evidence)).toContain('time:wrong')
      expect(judge(evidence).counting).toMatchObject({ errorMs: 51, certain: 2 })
    }
    expect(problemsOf(adaCounted({ takesMs: 100, receipt: { countedMs: 950 } }))).not.toContain('time:wrong')
  })

  test('[TM3] may have its credit back, and no more', () => {
    const credited = { takesMs: 100, receipt: { countedMs: 1000, creditMs: 80 } }
    expect(problemsOf(adaCounted({ ...credited, claimMs: 1000 }))).toEqual([])
    expect(problemsOf(adaCounted({ ...credited, claimMs: 1051 }))).toEqual(['time:wrong'])
  })

  test('[RD6] leaves out what the round stood still', () => {
    const outage = view(3, 'question', 1, OPENS + seconds(3))
    const shown = { ...outage, opensAt: OPENS, until: OPENS + seconds(7), limitMs: seconds(5), pausedMs: seconds(2) }
    const after: Line[] = [
      { at: OPENS + seconds(6), about: 'sent', round: 1, seq: 2, answer: 'o2' },
      { ...receiptOf(2, seconds(4)), at: OPENS + seconds(6) },
    ]
    const players = [aPlayer('ada', ['o2'], [shown, ...after]), bo]
    const evidence = soundEvidence({ players, round: { answers: [kept(2, seconds(4)), stored('bo', 'o1', 2)] } })
    expect(judge(evidence).counting.errorMs).toBe(0)
    const uncounted = players.map((player) => withCounted(player, 2, seconds(7)))
    expect(problemsOf({ ...evidence, players: uncounted })).toContain('time:wrong')
  })

  test('[RD6] is stored as it was told', () => {
    const answers = [{ ...stored('ada', 'o2', 1), countedMs: 990 }, stored('bo', 'o1', 2)]
    expect(problemsOf(soundEvidence({ round: { answers } }))).toContain('time:recounted')
  })

  test('must be certain of half the answers where a clock was wrong', () => {
    const slow = (player: DeviceLog) =>
      inOrder(
        player.who,
        player.lines.map((line) => (line.about === 'receipt' ? { ...line, at: line.at + 51 } : line)),
      )
    const evidence = soundEvidence({ players: [slow(aPlayer('ada', ['o2'])), slow(bo)] })
    expect(problemsOf(evidence)).toEqual([])
    const limits = { ...evidence.limits, isTimed: true as const }
    expect(problemsOf({ ...evidence, limits })).toEqual(['time:uncertain'])
  })
})

const receiptOf = (seq: number, countedMs: number) => ({
  about: 'receipt' as const,
  round: 1,
  seq,
  answer: 'o2',
  receivedAt: OPENS + seconds(6),
  countedMs,
  creditMs: 0,
})

const kept = (seq: number, countedMs: number) => ({ ...stored('ada', 'o2', seq, OPENS + seconds(6)), countedMs })

const withCounted = ({ who, lines }: DeviceLog, seq: number, countedMs: number): DeviceLog => ({
  who,
  lines: lines.map((line) => (line.about === 'receipt' && line.seq === seq ? { ...line, countedMs } : line)),
})
