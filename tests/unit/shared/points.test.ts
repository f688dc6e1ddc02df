import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TimeFactor } from '@jawab/shared/clock/time-factor'
import { pointsOf, type Scored } from '@jawab/shared/scoring/points'
import { seconds } from '@jawab/shared/time'

const scored = (overrides: Partial<Scored> = {}): Scored => ({
  preset: 'learn',
  fraction: 1,
  countedMs: seconds(5),
  limitMs: seconds(20),
  weight: 1,
  voided: false,
  streak: 0,
  ...overrides,
})
const earned = (overrides: Partial<Scored>) => pointsOf(scored(overrides)).points

const anyScored = fc.record<Scored & { countedMs: number }>({
  preset: fc.constantFrom('learn', 'classic', 'flat'),
  fraction: fc.oneof(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
  countedMs: fc.integer({ min: 0, max: 400_000 }),
  limitMs: fc.integer({ min: 5, max: 300 }).map(seconds),
  weight: fc.constantFrom(0, 1, 2),
  voided: fc.boolean(),
  streak: fc.nat(12),
})

describe('classic', () => {
  test.each([
    { countedMs: 0, points: 1000 },
    { countedMs: 499, points: 1000 },
    { countedMs: 500, points: 992 },
    { countedMs: 2_000, points: 967 },
    { countedMs: 15_000, points: 750 },
    { countedMs: 30_000, points: 500 },
    { countedMs: 31_000, points: 500 },
  ])('[PT3] right after $countedMs of 30,000 ms earns $points', ({ countedMs, points }) => {
    expect(earned({ preset: 'classic', countedMs, limitMs: seconds(30) })).toBe(points)
  })

  test.each([
    { limit: 5, earns: 950, later: 950 },
    { limit: 9, earns: 972, later: 972 },
    { limit: 10, earns: 1000, later: 975 },
    { limit: 300, earns: 1000, later: 999 },
  ])('[PT3] within half a second of $limit s $earns are earned, then $later', ({ limit, earns, later }) => {
    const at = (countedMs: number) => earned({ preset: 'classic', countedMs, limitMs: seconds(limit) })
    expect([at(0), at(499), at(500)]).toEqual([earns, earns, later])
  })

  test('[PT3] partly right earns its fraction of 500, wrong nothing', () => {
    expect(earned({ preset: 'classic', fraction: 0.5, countedMs: 0 })).toBe(250)
    expect(earned({ preset: 'classic', fraction: 0, countedMs: 0 })).toBe(0)
  })

  test('[PT3] a streak earns 100 from the second in a row on, 500 at the most, whatever the weight', () => {
    const bonus = (streak: number, weight: 1 | 2 = 1) => {
      const given = { preset: 'classic', countedMs: 0, weight } as const
      return earned({ ...given, streak }) - earned({ ...given, streak: 0 })
    }
    expect([0, 1, 2, 3, 6, 7].map((streak) => bonus(streak))).toEqual([0, 0, 100, 200, 500, 500])
    expect(bonus(3, 2)).toBe(200)
  })
})

describe('learn', () => {
  test.each([
    { countedMs: 0, points: 100 },
    { countedMs: 499, points: 100 },
    { countedMs: 3_420, points: 97 },
    { countedMs: 7_000, points: 93 },
    { countedMs: 19_999, points: 81 },
    { countedMs: 20_000, points: 80 },
  ])('[PT2] right after $countedMs of 20,000 ms earns $points', ({ countedMs, points }) => {
    expect(earned({ countedMs })).toBe(points)
  })

  test('[PT0] half a point of speed rounds up: 99.5 is 100', () => {
    expect(earned({ countedMs: 500 })).toBe(100)
    expect(earned({ countedMs: 1_000 })).toBe(99)
  })

  test('[PT2] partly right earns its fraction of 80, however fast', () => {
    expect(earned({ fraction: 0.5, countedMs: 0 })).toBe(40)
    expect(earned({ fraction: 1 / 3, countedMs: 0 })).toBe(27)
    expect(earned({ fraction: 1 / 3, countedMs: seconds(20) })).toBe(27)
  })

  test('[PT2] wrong earns nothing, however fast', () => {
    expect(earned({ fraction: 0, countedMs: 0 })).toBe(0)
  })

  test('[TM6] for points nobody is faster than 0.2 s and nobody slower than the limit', () => {
    expect(pointsOf(scored({ countedMs: 0 }))).toEqual(pointsOf(scored({ countedMs: 200 })))
    expect(pointsOf(scored({ countedMs: 25_000 }))).toEqual(pointsOf(scored({ countedMs: 20_000 })))
  })

  test('[PT2] never more for a later answer', () => {
    fc.assert(
      fc.property(anyScored, fc.nat(400_000), (given, later) => {
        const late = { ...given, countedMs: given.countedMs + later }
        expect(pointsOf(late).points).toBeLessThanOrEqual(pointsOf(given).points)
      }),
    )
  })

  test('[PT2] fully right is 80 to 100, anything less is 80 at the most', () => {
    fc.assert(
      fc.property(anyScored, (given) => {
        const points = earned({ ...given, preset: 'learn', weight: 1, voided: false, streak: 0 })
        const [least, most] = given.fraction === 1 ? [80, 100] : [0, 80]
        expect(points).toBeGreaterThanOrEqual(least)
        expect(points).toBeLessThanOrEqual(most)
      }),
    )
  })
})

describe('a team that answers as one', () => {
  test.each([
    { preset: 'learn', fraction: 1, points: 100 },
    { preset: 'learn', fraction: 0.5, points: 40 },
    { preset: 'learn', fraction: 0, points: 0 },
    { preset: 'classic', fraction: 1, points: 1000 },
    { preset: 'classic', fraction: 0.5, points: 250 },
  ] as const)('[PT2] [PT3] has $points of $preset for $fraction, without a part for speed', ({ points, ...given }) => {
    const earned = pointsOf(scored({ ...given, countedMs: undefined }))
    expect(earned.points).toBe(points)
    expect(earned.terms).toHaveLength(1)
  })
})

describe('[TM4] with more time', () => {
  const moreTime = fc.constantFrom<TimeFactor>(1.5, 2, 3)
  const fullyRight = anyScored.map((given) => ({ ...given, fraction: 1 }))

  test.each([
    { preset: 'learn', points: 90, base: 80, half: 10 },
    { preset: 'classic', points: 750, base: 500, half: 250 },
  ] as const)('the speed part of $preset is half of the most, and the term says so', (given) => {
    const { preset, points, base, half } = given
    expect(pointsOf(scored({ preset, timeFactor: 1.5, countedMs: seconds(28) }))).toEqual({
      points,
      terms: [
        { term: 'base', value: true, points: base },
        { term: 'half-speed', value: 1.5, points: half },
      ],
    })
  })

  test('points do not depend on the time, nor on how much more of it there is', () => {
    fc.assert(
      fc.property(anyScored, moreTime, moreTime, fc.nat(400_000), (given, one, other, countedMs) => {
        const points = earned({ ...given, timeFactor: one })
        expect(earned({ ...given, timeFactor: other, countedMs })).toBe(points)
      }),
    )
  })

  test('it costs who answers in the first half of T, and never earns who answers within T half of the speed part more', () => {
    fc.assert(
      fc.property(fullyRight, moreTime, fc.double({ min: 0, max: 1, noNaN: true }), (given, timeFactor, share) => {
        const countedMs = Math.floor(share * given.limitMs)
        const gain = earned({ ...given, countedMs, timeFactor }) - earned({ ...given, countedMs })
        if (countedMs <= given.limitMs / 2) expect(gain).toBeLessThanOrEqual(0)
        expect(gain).toBeLessThanOrEqual((given.preset === 'classic' ? 250 : 10) * given.weight)
      }),
    )
  })

  test('what has no part for speed stays as it is', () => {
    fc.assert(
      fc.property(anyScored, moreTime, (given, timeFactor) => {
        fc.pre(given.fraction < 1 || given.preset === 'flat' || given.voided)
        expect(pointsOf({ ...given, timeFactor })).toEqual(pointsOf(given))
      }),
    )
  })

  test('[PT0] [PT9] points are the sum of the terms', () => {
    fc.assert(
      fc.property(anyScored, moreTime, (given, timeFactor) => {
        const { points, terms } = pointsOf({ ...given, timeFactor })
        expect(terms.reduce((sum, term) => sum + term.points, 0)).toBe(points)
      }),
    )
  })
})

describe('flat', () => {
  test('[PT6] 100 for fully right, at any time', () => {
    expect(earned({ preset: 'flat', countedMs: 0 })).toBe(100)
    expect(earned({ preset: 'flat', countedMs: seconds(20) })).toBe(100)
  })

  test('[PT6] 0 for anything less than fully right', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (fraction) => {
        expect(earned({ preset: 'flat', fraction })).toBe(0)
      }),
    )
  })
})

describe('weight and void', () => {
  test('[PT6] a weight multiplies before the rounding: twice 99.5 is 199', () => {
    expect(earned({ countedMs: 500, weight: 2 })).toBe(199)
    expect(earned({ fraction: 1 / 3, weight: 2 })).toBe(53)
  })

  test('[PT6] a warm-up with weight 0 earns nothing', () => {
    expect(earned({ weight: 0 })).toBe(0)
  })

  test('[PT10] nobody scores in a void round, and the only term says so', () => {
    expect(pointsOf(scored({ voided: true, weight: 2 }))).toEqual({
      points: 0,
      terms: [{ term: 'void', value: true, points: 0 }],
    })
  })
})

/** [PT11] */
const fullMarks = ({ preset }: Scored) => (preset === 'classic' ? 1000 : 100)

describe('terms', () => {
  test('[PT9] right: what right is worth, and what speed added', () => {
    expect(pointsOf(scored({ countedMs: 7_000 })).terms).toEqual([
      { term: 'base', value: true, points: 80 },
      { term: 'speed', value: 7_000, points: 13 },
    ])
  })

  test('[PT9] partly right: the fraction and nothing else', () => {
    expect(pointsOf(scored({ fraction: 0.5 })).terms).toEqual([{ term: 'fraction', value: 0.5, points: 40 }])
  })

  test('[PT9] wrong: a base of 0', () => {
    expect(pointsOf(scored({ fraction: 0 })).terms).toEqual([{ term: 'base', value: false, points: 0 }])
    expect(pointsOf(scored({ preset: 'flat', fraction: 0.5 })).terms).toEqual([
      { term: 'base', value: false, points: 0 },
    ])
  })

  test('[PT9] the weight is a term only when it changes something', () => {
    expect(pointsOf(scored({ preset: 'flat', weight: 2 })).terms).toContainEqual({
      term: 'weight',
      value: 2,
      points: 100,
    })
    expect(pointsOf(scored({ weight: 1 })).terms.map(({ term }) => term)).not.toContain('weight')
  })

  test('[PT0] [PT9] points are whole, within bounds, and the sum of the terms', () => {
    fc.assert(
      fc.property(anyScored, (given) => {
        const { points, terms } = pointsOf(given)
        expect(points).toSatisfy(Number.isInteger)
        expect(points).toBeGreaterThanOrEqual(0)
        expect(points).toBeLessThanOrEqual(fullMarks(given) * given.weight + 500)
        expect(terms.map((term) => term.points)).toSatisfy((parts: number[]) => parts.every(Number.isInteger))
        expect(terms.reduce((sum, term) => sum + term.points, 0)).toBe(points)
      }),
    )
  })

  test('[PT2] [PT3] [PT6] the fastest possible answer has full marks if and only if it is fully right', () => {
    fc.assert(
      fc.property(anyScored, (given) => {
        const atLeast10s = Math.max(given.limitMs, seconds(10))
        const points = earned({ ...given, countedMs: 0, limitMs: atLeast10s, weight: 1, voided: false, streak: 0 })
        expect(points === fullMarks(given)).toBe(given.fraction === 1)
      }),
    )
  })
})
