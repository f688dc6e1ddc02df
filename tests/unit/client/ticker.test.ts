import { seconds } from '@jawab/shared/time'
import { expect, test, vi } from 'vitest'
import { Clock } from '../../../client/src/state/clock.ts'
import { Ticker } from '../../../client/src/state/ticker.ts'

/** A clock that stands at one instant of the server's time. */
async function tickerAt(now: number) {
  const clock = new Clock(() => 0)
  await clock.probe(() => Promise.resolve(now))
  return new Ticker(clock)
}

test('what is to begin waits for its instant, and what has begun is under way', async () => {
  const ticker = await tickerAt(seconds(100))
  expect(ticker.delayUntil(seconds(101))).toBe('1000ms')
  expect(ticker.delayUntil(seconds(98))).toBe('-2000ms')
})

test('a share grows from its instant on and stays whole when it is over', async () => {
  const ticker = await tickerAt(seconds(100))
  vi.stubGlobal('requestAnimationFrame', () => 0)
  expect(ticker.shareSince(seconds(101), seconds(4))).toBe(0)
  expect(ticker.shareSince(seconds(99), seconds(4))).toBe(0.25)
  expect(ticker.shareSince(seconds(90), seconds(4))).toBe(1)
  vi.unstubAllGlobals()
})
