import { seconds, type Millis } from '@jawab/shared/time'
import * as fc from 'fast-check'
import { expect, onTestFinished, test } from 'vitest'
import { startClock } from '../../../../server/src/stores/redis/clock.ts'
import { fakePlatform, NOON } from '../../../support/platform.ts'

/** More than the time between two readings. */
const A_READING = seconds(11)

/** A server whose clock is so far ahead of ours at first, and what its readings take. */
async function aClock({ roundTrips = [0] }: { roundTrips?: readonly Millis[] } = {}) {
  const platform = fakePlatform()
  const remote = { ahead: seconds(100), isReachable: true }
  let reads = 0
  const clock = await startClock(async () => {
    if (!remote.isReachable) throw new Error('Redis cannot be reached')
    const roundTrip = roundTrips[reads++ % roundTrips.length] ?? 0
    // A slow way is slow there; the way back takes no time.
    if (roundTrip > 0) await platform.advance(roundTrip)
    return NOON + platform.monotonic() + remote.ahead
  }, platform)
  onTestFinished(() => clock.stop())
  const error = () => clock.now() - (NOON + platform.monotonic() + remote.ahead)
  return { clock, platform, remote, error }
}

test('[TM0] the clock is that of Redis from the first moment, in whole milliseconds', async () => {
  const { clock, error } = await aClock()

  expect(error()).toBe(0)
  expect(Number.isInteger(clock.now())).toBe(true)
})

test('[TM0] the fastest of a few readings counts, taken as half way', async () => {
  const { error } = await aClock({ roundTrips: [80, 60, 4, 90, 30] })

  expect(error()).toBe(2)
})

test('[TM0] between readings it goes on by itself', async () => {
  const { platform, error } = await aClock()
  await platform.advance(seconds(5))

  expect(error()).toBe(0)
})

test('[TM0] it follows at once when the clock of Redis leaps ahead', async () => {
  const { platform, remote, error } = await aClock()
  remote.ahead += seconds(3600)
  await platform.advance(A_READING)

  expect(error()).toBe(0)
})

test('[TM0] when the clock of Redis is set back, it goes slower until they agree, and never stands still', async () => {
  const { clock, platform, remote, error } = await aClock()
  remote.ahead -= seconds(1)
  await platform.advance(A_READING)

  for (let second = 0; second < 10; second++) {
    const before = clock.now()
    await platform.advance(seconds(1))
    expect(clock.now() - before).toBeGreaterThanOrEqual(seconds(0.9))
  }
  expect(error()).toBeGreaterThan(0)
  await platform.advance(seconds(20))
  expect(error()).toBe(0)
})

test('[TM0] while Redis cannot be reached it goes on, and reads again as soon as it can', async () => {
  const { platform, remote, error } = await aClock()
  remote.isReachable = false
  await platform.advance(seconds(60))
  expect(error()).toBe(0)

  Object.assign(remote, { isReachable: true, ahead: remote.ahead + 500 })
  await platform.advance(A_READING)
  expect(error()).toBe(0)
})

test('[TM0] it never goes back, whatever the clock of Redis does', async () => {
  const leap = fc.integer({ min: -seconds(90), max: seconds(90) })
  const step = fc.record({ leap, passes: fc.integer({ min: 0, max: seconds(15) }) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async (steps) => {
      const { clock, platform, remote } = await aClock()
      let last = clock.now()
      for (const { leap, passes } of steps) {
        remote.ahead += leap
        await platform.advance(passes)
        expect(clock.now()).toBeGreaterThanOrEqual(last)
        last = clock.now()
      }
    }),
    { numRuns: 100 },
  )
})
