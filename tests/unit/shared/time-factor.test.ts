import { expect, test } from 'vitest'
import { lastClosesAt, ownClosesAt } from '@jawab/shared/clock/time-factor'
import { seconds } from '@jawab/shared/time'

const limit = seconds(20)

test('[TM4] a round closes for a seat after its own limit', () => {
  const round = { closesAt: seconds(100), extraMs: seconds(40) }
  expect(ownClosesAt(round, limit)).toBe(seconds(100))
  expect(([1, 1.5, 2, 3] as const).map((factor) => ownClosesAt(round, limit, factor))).toEqual(
    [100, 110, 120, 140].map(seconds),
  )
  expect(lastClosesAt(round)).toBe(seconds(140))
})

test('[TM4] never after the round has closed for all', () => {
  expect(ownClosesAt({ closesAt: seconds(100), extraMs: seconds(5) }, limit, 3)).toBe(seconds(105))
  expect(ownClosesAt({ closesAt: seconds(100) }, limit, 3)).toBe(seconds(100))
  expect(lastClosesAt({ closesAt: seconds(100) })).toBe(seconds(100))
})
