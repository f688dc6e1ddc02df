import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTokenBucket } from '../../../server/src/limits/token-bucket.ts'

test('[RM4] a burst goes through, then a steady rate', () => {
  const bucket = createTokenBucket({ burst: 3, perSecond: 2 })
  expect([0, 0, 0, 0].map((at) => bucket.take(at))).toEqual([true, true, true, false])
  expect(bucket.take(499)).toBe(false)
  expect(bucket.take(500)).toBe(true)
  expect(bucket.take(500)).toBe(false)
})

test('[RM4] who waits is told how long', () => {
  const bucket = createTokenBucket({ burst: 1, perSecond: 50 })
  expect([0, 0, 0].map((at) => bucket.reserve(at))).toEqual([0, 20, 40])
})

test('[RM4] no time ever lets more through than burst and rate allow', () => {
  const waits = fc.array(fc.nat(3000), { minLength: 1, maxLength: 200 })
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 1, max: 50 }), waits, (burst, perSecond, pauses) => {
      const bucket = createTokenBucket({ burst, perSecond })
      let [at, taken] = [0, 0]
      for (const pause of pauses) {
        at += pause
        if (bucket.take(at)) taken++
        expect(taken).toBeLessThanOrEqual(burst + (at / 1000) * perSecond)
      }
    }),
  )
})
