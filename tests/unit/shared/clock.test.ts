import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { allowanceMs, clampForPoints, countAnswer, graceMs } from '@jawab/shared/clock/credit'
import { bestOffset, withProbe, type Probe } from '@jawab/shared/clock/offset'
import { seconds } from '@jawab/shared/time'

describe('offset of a phone', () => {
  /** A probe of a phone whose clock is `offset` behind the server's. */
  const probe = (offset: number, there: number, back: number, sentAt = 1_000): Probe => ({
    sentAt,
    serverNow: sentAt + there + offset,
    receivedAt: sentAt + there + back,
  })

  test('[TM1] there is none without a probe', () => {
    expect(bestOffset([])).toBeUndefined()
  })

  test('[TM1] the smallest round trip wins', () => {
    expect(bestOffset([probe(90_000, 200, 20), probe(90_000, 15, 15), probe(90_000, 10, 400)])).toEqual({
      offset: 90_000,
      roundTrip: 30,
    })
  })

  test('[TM1] of equal round trips the latest wins', () => {
    expect(bestOffset([probe(100, 20, 20), probe(300, 20, 20)])?.offset).toBe(300)
  })

  test('[TM1] the last eight are kept, so that a good one of long ago is forgotten', () => {
    const start = [probe(7, 1, 1)]
    const later = Array.from({ length: 8 }, () => probe(50, 30, 30))
    const kept = later.reduce<readonly Probe[]>(withProbe, start)
    expect(kept).toHaveLength(8)
    expect(bestOffset(kept)?.offset).toBe(50)
  })

  test('[TM1] the offset is never wrong by more than half of the round trip', () => {
    const delay = fc.nat(5_000)
    const offset = fc.integer({ min: -1e9, max: 1e9 })
    fc.assert(
      fc.property(offset, fc.array(fc.tuple(delay, delay), { minLength: 1, maxLength: 8 }), (real, delays) => {
        const found = bestOffset(delays.map(([there, back]) => probe(real, there, back)))
        expect(found).toBeDefined()
        expect(Math.abs((found?.offset ?? NaN) - real)).toBeLessThanOrEqual((found?.roundTrip ?? NaN) / 2)
        expect(found?.roundTrip).toBe(Math.min(...delays.map(([there, back]) => there + back)))
      }),
    )
  })

  const anyDelay = fc.double({ min: 0, max: 60_000, noNaN: true })
  const anyProbe = fc
    .tuple(fc.double({ min: 0, max: 1e9, noNaN: true }), anyDelay, fc.double({ min: 0, max: 4e12, noNaN: true }))
    .map(([sentAt, roundTrip, serverNow]): Probe => ({ sentAt, receivedAt: sentAt + roundTrip, serverNow }))
  const someProbes = fc.array(anyProbe, { minLength: 1, maxLength: 7 })

  test('[TM1] whatever is measured, the offset is a number, and its round trip never below 0', () => {
    fc.assert(
      fc.property(someProbes, (probes) => {
        const found = bestOffset(probes)
        expect(found?.offset).toSatisfy(Number.isFinite)
        expect(found?.roundTrip).toSatisfy(Number.isFinite)
        expect(found?.roundTrip).toBeGreaterThanOrEqual(0)
      }),
    )
  })

  test('[TM1] a reply that arrives later never puts the phone further ahead', () => {
    fc.assert(
      fc.property(anyProbe, anyDelay, (quick, later) => {
        const slow = { ...quick, receivedAt: quick.receivedAt + later }
        expect(bestOffset([slow])?.offset).toBeLessThanOrEqual(bestOffset([quick])?.offset ?? NaN)
      }),
    )
  })

  test('[TM1] a probe that took longer than another of the last eight moves nothing', () => {
    fc.assert(
      fc.property(someProbes, anyProbe, fc.double({ min: 1, max: 60_000, noNaN: true }), (probes, worse, longer) => {
        const best = bestOffset(probes)
        const receivedAt = worse.sentAt + (best?.roundTrip ?? NaN) + longer
        expect(bestOffset(withProbe(probes, { ...worse, receivedAt }))).toEqual(best)
      }),
    )
  })
})

describe('counted time', () => {
  const limitMs = seconds(20)

  test('[TM3] the claim counts, as far as the network explains it', () => {
    expect(countAnswer({ elapsedMs: 3_500, claimMs: 3_420, minRttMs: 80, limitMs })).toEqual({
      countedMs: 3_420,
      creditMs: 80,
    })
    expect(countAnswer({ elapsedMs: 3_500, claimMs: 100, minRttMs: 80, limitMs })).toEqual({
      countedMs: 3_370,
      creditMs: 130,
    })
  })

  test('[TM3] no credit without a claim, without a sample, or for a claim above the elapsed time', () => {
    const uncredited = { countedMs: 3_500, creditMs: 0 }
    expect(countAnswer({ elapsedMs: 3_500, minRttMs: 80, limitMs })).toEqual(uncredited)
    expect(countAnswer({ elapsedMs: 3_500, claimMs: 3_420, limitMs })).toEqual(uncredited)
    expect(countAnswer({ elapsedMs: 3_500, claimMs: 9_000, minRttMs: 80, limitMs })).toEqual(uncredited)
  })

  test('[TM3] the allowance is the round trip and 50 ms, 5 % of the limit or 500 ms at the most', () => {
    expect(allowanceMs({ limitMs, minRttMs: 80 })).toBe(130)
    expect(allowanceMs({ limitMs: seconds(5), minRttMs: 900 })).toBe(250)
    expect(allowanceMs({ limitMs, minRttMs: 900 })).toBe(500)
    expect(allowanceMs({ limitMs })).toBe(0)
  })

  test('[RD3] grace is 5 % of the limit, 500 ms at the most, and 50 ms on top', () => {
    expect(graceMs(seconds(20))).toBe(550)
    expect(graceMs(seconds(5))).toBe(300)
  })

  test('[TM6] for points the counted time is between 0.2 s and the limit', () => {
    expect(clampForPoints(0, limitMs)).toBe(200)
    expect(clampForPoints(3_420, limitMs)).toBe(3_420)
    expect(clampForPoints(20_400, limitMs)).toBe(20_000)
  })

  const anyFigure = fc.oneof(fc.double(), fc.double({ min: 0, max: 1_000 }), fc.constant(undefined))
  const anyLimit = fc.integer({ min: 5, max: 300 }).map(seconds)
  const anyElapsed = fc.double({ min: 0, max: 400_000, noNaN: true })

  test('[TM3] whatever a phone claims: whole milliseconds, never below 0, never more than the allowance', () => {
    fc.assert(
      fc.property(anyElapsed, anyFigure, anyFigure, anyLimit, (elapsedMs, claimMs, minRttMs, limit) => {
        const { countedMs, creditMs } = countAnswer({ elapsedMs, claimMs, minRttMs, limitMs: limit })
        expect([countedMs, creditMs].every(Number.isInteger)).toBe(true)
        expect(countedMs).toBeGreaterThanOrEqual(0)
        expect(creditMs).toBeGreaterThanOrEqual(0)
        expect(creditMs).toBeLessThanOrEqual(allowanceMs({ limitMs: limit, minRttMs }))
        expect(creditMs).toBeLessThanOrEqual(Math.min(500, limit * 0.05))
        expect(countedMs + creditMs).toBe(Math.round(elapsedMs))
      }),
    )
  })

  test('[TM3] with the same claim a later arrival never counts as earlier', () => {
    fc.assert(
      fc.property(anyElapsed, fc.nat(5_000), anyFigure, anyFigure, (elapsedMs, later, claimMs, minRttMs) => {
        const first = countAnswer({ elapsedMs, claimMs, minRttMs, limitMs })
        const second = countAnswer({ elapsedMs: elapsedMs + later, claimMs, minRttMs, limitMs })
        expect(second.countedMs).toBeGreaterThanOrEqual(first.countedMs)
      }),
    )
  })

  test('[TM3] no two claims for the same arrival are further apart than the allowance', () => {
    fc.assert(
      fc.property(anyElapsed, anyFigure, anyFigure, anyFigure, anyLimit, (elapsedMs, one, other, minRttMs, limit) => {
        const [given, rival] = [one, other].map((claimMs) =>
          countAnswer({ elapsedMs, claimMs, minRttMs, limitMs: limit }),
        )
        const gain = Math.abs((given?.countedMs ?? NaN) - (rival?.countedMs ?? NaN))
        expect(gain).toBeLessThanOrEqual(allowanceMs({ limitMs: limit, minRttMs }))
      }),
    )
  })

  test('[TM3] holding back the marks of the server earns up to 5 % of the limit, and never costs anything', () => {
    fc.assert(
      fc.property(
        anyElapsed,
        anyFigure,
        fc.nat(5_000),
        fc.nat(5_000),
        anyLimit,
        (elapsedMs, claimMs, rtt, held, limit) => {
          const [honest, holding] = [rtt, rtt + held].map((minRttMs) =>
            countAnswer({ elapsedMs, claimMs, minRttMs, limitMs: limit }),
          )
          const gain = (honest?.countedMs ?? NaN) - (holding?.countedMs ?? NaN)
          expect(gain).toBeGreaterThanOrEqual(0)
          expect(gain).toBeLessThanOrEqual(Math.min(500, limit * 0.05))
        },
      ),
    )
  })

  test('[TM6] whatever arrives, what points see is at least 0.2 s and at most the limit', () => {
    fc.assert(
      fc.property(anyElapsed, anyFigure, anyFigure, anyLimit, (elapsedMs, claimMs, minRttMs, limit) => {
        const { countedMs } = countAnswer({ elapsedMs, claimMs, minRttMs, limitMs: limit })
        const timed = clampForPoints(countedMs, limit)
        expect(timed).toBeGreaterThanOrEqual(200)
        expect(timed).toBeLessThanOrEqual(limit)
      }),
    )
  })
})
