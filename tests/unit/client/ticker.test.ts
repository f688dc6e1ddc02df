import { seconds, type Instant } from '@jawab/shared/time'
import { toStore } from 'svelte/store'
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest'
import { Clock } from '../../../client/src/state/clock.ts'
import { Ticker } from '../../../client/src/state/ticker.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A ticker whose clock says `now` and goes on with the timers; `setRight` puts it to what the server says. */
async function tickerAt(now: Instant) {
  const started = Date.now()
  const clock = new Clock(() => Date.now() - started)
  const setRight = (time: Instant) => clock.probe(() => Promise.resolve(time))
  await setRight(now)
  return { ticker: new Ticker(clock), setRight }
}

/** Somebody who looks: what they have seen, and how often they were made to look. */
function looks<T>(read: () => T) {
  const seen: T[] = []
  let times = 0
  const look = () => {
    times++
    return read()
  }
  const leave = toStore(look).subscribe((value) => seen.push(value))
  onTestFinished(leave)
  return { seen, leave, times: () => times }
}

test('what is to begin waits for its instant, and what has begun is under way', async () => {
  const { ticker } = await tickerAt(seconds(100))
  expect(ticker.delayUntil(seconds(101))).toBe('1000ms')
  expect(ticker.delayUntil(seconds(98))).toBe('-2000ms')
})

test('a share grows from its instant on and stays whole when it is over', async () => {
  const { ticker } = await tickerAt(seconds(100))
  expect(ticker.shareSince(seconds(101), seconds(4))).toBe(0)
  expect(ticker.shareSince(seconds(99), seconds(4))).toBe(0.25)
  expect(ticker.shareSince(seconds(90), seconds(4))).toBe(1)
  expect(ticker.shareSince(seconds(100), 0)).toBe(1)
  expect(ticker.shareUntil(seconds(101), seconds(4))).toBe(0.25)
})

describe('who looks', () => {
  test('[RD2] is told of an instant when it comes, not a millisecond before, and once', async () => {
    const { ticker } = await tickerAt(seconds(100))
    const { seen, times } = looks(() => ticker.isPast(seconds(103)))
    const before = times()
    await vi.advanceTimersByTimeAsync(seconds(3) - 1)
    expect(times()).toBe(before)
    await vi.advanceTimersByTimeAsync(1)
    expect(seen).toEqual([false, true])
    await vi.advanceTimersByTimeAsync(seconds(60))
    expect(times()).toBe(before + 1)
  })

  test('sees a countdown change once a second, and is left alone when it is over', async () => {
    const { ticker } = await tickerAt(seconds(100) + 400)
    const { seen } = looks(() => ticker.secondsUntil(seconds(103)))
    await vi.advanceTimersByTimeAsync(seconds(60))
    expect(seen).toEqual([3, 2, 1, 0])
  })

  test('sees a line drain in steps too small to see, however long it is', async () => {
    const { ticker } = await tickerAt(seconds(100))
    const { seen } = looks(() => ticker.shareUntil(seconds(120), seconds(20)))
    await vi.advanceTimersByTimeAsync(seconds(60))
    expect(seen.at(0)).toBe(1)
    expect(seen.at(-1)).toBe(0)
    expect(seen.length).toBeGreaterThan(360)
    expect(seen.length).toBeLessThanOrEqual(402)
  })

  test('sees nothing of a line that has not begun', async () => {
    const { ticker } = await tickerAt(seconds(100))
    const { seen } = looks(() => ticker.shareSince(seconds(110), seconds(1)))
    await vi.advanceTimersByTimeAsync(seconds(10) - 1)
    expect(seen).toEqual([0])
  })

  test('is told of the soonest of all that others wait for too', async () => {
    const { ticker } = await tickerAt(seconds(100))
    const late = looks(() => ticker.isPast(seconds(109)))
    const soon = looks(() => ticker.isPast(seconds(101)))
    looks(() => ticker.isPast(seconds(108)))
    await vi.advanceTimersByTimeAsync(seconds(1))
    expect([soon.seen.at(-1), late.seen.at(-1)]).toEqual([true, false])
    await vi.advanceTimersByTimeAsync(seconds(8))
    expect(late.seen.at(-1)).toBe(true)
  })

  test('[TM1] sees a clock that was set right within a quarter of a second', async () => {
    const { ticker, setRight } = await tickerAt(seconds(100))
    const { seen } = looks(() => ticker.isPast(seconds(110)))
    await setRight(seconds(111))
    await vi.advanceTimersByTimeAsync(250)
    expect(seen).toEqual([false, true])
  })

  test('leaves no timer behind, and who only asks sets none', async () => {
    const { ticker } = await tickerAt(seconds(100))
    ticker.secondsUntil(seconds(110))
    expect(vi.getTimerCount()).toBe(0)
    const { leave } = looks(() => ticker.secondsUntil(seconds(110)))
    expect(vi.getTimerCount()).toBe(1)
    leave()
    await vi.advanceTimersByTimeAsync(0)
    expect(vi.getTimerCount()).toBe(0)
  })
})
