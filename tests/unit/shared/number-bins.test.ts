import fc from 'fast-check'
import { expect, test } from 'vitest'
import { binOf, binsOf } from '@jawab/shared/question/number-bins'

const edges = (range: Parameters<typeof binsOf>[0]) => [
  ...binsOf(range).map(({ from }) => from),
  binsOf(range).at(-1)?.to,
]

test('a few whole numbers have a bin each', () => {
  expect(edges({ min: 1, max: 6, step: 1, scale: 'linear' })).toEqual([1, 2, 3, 4, 5, 6, 7])
})

test('many numbers share bins that begin at round ones', () => {
  expect(edges({ min: 0, max: 100, step: 1, scale: 'linear' })).toEqual([0, 20, 40, 60, 80, 100, 120])
  expect(edges({ min: 0, max: 1, step: 0.1, scale: 'linear' })).toEqual([0, 0.2, 0.4, 0.6, 0.8, 1, 1.2])
})

test('on a log scale each bin is as many times as large as the one before', () => {
  expect(edges({ min: 1, max: 10_000, step: 1, scale: 'log' })).toEqual([1, 3.2, 10, 32, 100, 320, 1000, 3200, 10_000])
})

test('[RV1] every number of the range lies in one bin, of at most nine, and no bin is empty', () => {
  const ranges = fc
    .record({
      min: fc.integer({ min: 1, max: 500 }),
      span: fc.integer({ min: 1, max: 5000 }),
      step: fc.constantFrom(1, 2, 5, 10, 0.5),
      scale: fc.constantFrom('linear' as const, 'log' as const),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    })
    .map(({ min, span, share, ...rest }) => ({
      range: { min, max: min + span, ...rest },
      value: min + span * share,
    }))
  fc.assert(
    fc.property(ranges, ({ range, value }) => {
      const bins = binsOf(range)
      expect(bins.length).toBeLessThanOrEqual(9)
      expect(new Set(bins.map(({ id }) => id)).size).toBe(bins.length)
      for (const { from, to } of bins) expect(from).toBeLessThan(to)
      const bin = binOf(range, value)
      expect(value).toBeGreaterThanOrEqual(bin.from)
      expect(value).toBeLessThanOrEqual(bin.to)
    }),
  )
})
