import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countedTo } from '../../../client/src/pages/play/counting.ts'

const terms = (...points: number[]) => points.map((each) => ({ points: each }))

test('[PT9] terms count up one after the other, and the sum with them', () => {
  expect(countedTo(terms(80, 14), 0)).toEqual({ terms: [0, 0], sum: 0 })
  expect(countedTo(terms(80, 14), 0.25)).toEqual({ terms: [40, 0], sum: 40 })
  expect(countedTo(terms(80, 14), 0.75)).toEqual({ terms: [80, 7], sum: 87 })
})

test('[PT9] nobody waits for a term that adds nothing', () => {
  expect(countedTo(terms(80, 0), 0.5)).toEqual({ terms: [40, 0], sum: 40 })
})

test('[PT9] at its end every count shows the terms as they are', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -2000, max: 2000 })), (points) => {
      expect(countedTo(terms(...points), 1).terms).toEqual(points)
    }),
  )
})

test('a term that takes points away never shows a minus before nothing', () => {
  expect(countedTo(terms(80, -80), 0).terms.map((points) => Object.is(points, -0))).toEqual([false, false])
})
