import { seconds } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import type { Counted, Line, Resumed } from '../../faults/lab/log.ts'
import { aPlayer, OPENS, problemsOf, soundEvidence, stored } from './sound-evidence.ts'

const second: Counted = {
  seq: 2,
  answer: 'o1',
  receivedAt: OPENS + seconds(2),
  countedMs: seconds(2),
  creditMs: 0,
}

/** Bo, who answered twice, comes back after three seconds and is told something. */
function boTold(
  standing: Counted | undefined,
  phase: Resumed['phase'] = 'question',
  more: readonly Line[] = [],
  askedAt = OPENS + seconds(3),
) {
  const resumed: Resumed = { about: 'resumed', askedAt, round: 1, phase, ...(standing ? { standing } : {}) }
  const bo = aPlayer('bo', ['o2', 'o1'], [...more, { at: OPENS + seconds(3), ...resumed }])
  return soundEvidence({ players: [aPlayer('ada', ['o2']), bo] })
}

describe('[ST2] what a phone that comes back is told to have answered', () => {
  test('is its last receipt', () => {
    for (const phase of ['question', 'closed', 'reveal'] as const) {
      expect(problemsOf(boTold(second, phase))).toEqual([])
    }
  })

  test('is wrong with another choice, another time, or the answer before', () => {
    const wrong: Partial<Counted>[] = [{ answer: 'o3' }, { countedMs: 1900 }, { receivedAt: OPENS }, { seq: 1 }]
    for (const change of wrong) expect(problemsOf(boTold({ ...second, ...change }))).toEqual(['standing:wrong'])
  })

  test('is wrong when it is nothing, but for a question that nobody could answer yet', () => {
    expect(problemsOf(boTold(undefined))).toEqual(['standing:wrong'])
    expect(problemsOf(boTold(undefined, 'reading'))).toEqual([])
  })

  test('need not know of what was acknowledged on another line while it was asked', () => {
    expect(problemsOf(boTold(undefined, 'question', [], OPENS - 1))).toEqual([])
  })

  test('may be what it sent since, whose receipt was lost, and nothing that it never sent', () => {
    const third = { ...second, seq: 3, answer: 'o3' }
    expect(problemsOf(boTold(third))).toEqual(['standing:wrong'])

    const sent: Line = { at: OPENS + seconds(2.5), about: 'sent', round: 1, seq: 3, answer: 'o3' }
    const evidence = boTold(third, 'question', [sent])
    const [round] = evidence.record.rounds
    const answers = [stored('ada', 'o2', 1), stored('bo', 'o3', 3)]
    const record = { ...evidence.record, rounds: [{ ...round, answers }] as typeof evidence.record.rounds }
    expect(problemsOf({ ...evidence, record })).toEqual([])
  })
})
