import fc from 'fast-check'
import { expect, test } from 'vitest'
import { countsForTeam, teamHundredths } from '@jawab/shared/scoring/team-points'

const memberPoints = fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 60 })

test('[TE2] the mean of the members, in hundredths, half up', () => {
  expect(teamHundredths([97, 80, 0])).toBe(5900)
  expect(teamHundredths([100, 0, 0])).toBe(3333)
  expect(teamHundredths([100, 100, 0])).toBe(6667)
  expect(teamHundredths([1, 0, 0, 0, 0, 0, 0, 0])).toBe(13)
})

test('[TE2] a team of which nobody counts has 0', () => {
  expect(teamHundredths([])).toBe(0)
})

test('[TE2] a member counts when seen, or with an answer that stands', () => {
  expect(countsForTeam({ present: true, hasAnswer: false })).toBe(true)
  expect(countsForTeam({ present: false, hasAnswer: true })).toBe(true)
  expect(countsForTeam({ present: false, hasAnswer: false })).toBe(false)
})

test('[PT0] [TE2] whole hundredths between the weakest and the best member, in whatever order they come', () => {
  fc.assert(
    fc.property(memberPoints, (points) => {
      const hundredths = teamHundredths(points)
      expect(hundredths).toSatisfy(Number.isInteger)
      expect(teamHundredths(points.toReversed())).toBe(hundredths)
      expect(teamHundredths(points.toSorted())).toBe(hundredths)
      if (points.length === 0) return
      expect(hundredths).toBeGreaterThanOrEqual(Math.min(...points) * 100)
      expect(hundredths).toBeLessThanOrEqual(Math.max(...points) * 100)
    }),
  )
})
