import { expect, test } from 'vitest'
import { faults } from './lab/faults.ts'
import { reasonsOf } from './lab/results.ts'
import { runFault } from './lab/run.ts'

/** `npm run faults` plays all of them, longer and with more people. */
const short = faults.filter(({ isShort }) => isShort)
/** Machines that run tests do much else at the same time; what counts here is that nothing is lost. */
const PATIENCE = 3

test.concurrent.for(short)('a game survives: $name', { timeout: 170_000 }, async (fault, { expect: expectHere }) => {
  const { gapMs, settledMs, isTimed: _, ...strict } = fault.limits
  const limits = { ...strict, gapMs: gapMs * PATIENCE, settledMs: settledMs * PATIENCE }
  const { verdict } = await runFault({ ...fault, limits }, { players: 60, questions: 3, seed: 'tests' })

  expectHere(reasonsOf(verdict.problems)).toBe('')
  expectHere(verdict.accepted).toBeGreaterThan(60)
})

test('the short form takes faults of both stores', () => {
  expect(new Set(short.map(({ topology }) => topology))).toEqual(new Set(['one', 'three', 'direct']))
})
