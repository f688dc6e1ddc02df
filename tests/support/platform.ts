import { drawBelow, seededRandom } from '@jawab/shared/random'
import type { Instant, Millis } from '@jawab/shared/time'
import type { Platform } from '../../server/src/platform.ts'

/** 20 September 2026, a Sunday afternoon; tests say times as so many milliseconds after it. */
export const NOON: Instant = Date.UTC(2026, 8, 20, 12)

export type FakePlatform = Platform & {
  /** Lets time pass: runs the timers that come due, in order, each with the turns it sets off. */
  advance(by: Millis): Promise<void>
  /** Sets the wall clock forward or back, as an operator or a time service might. */
  jumpWallClock(by: Millis): void
}

type Timer = { readonly due: Millis; readonly call: () => void }

/** A machine whose time stands still until told otherwise and whose entropy follows from a seed. */
export function fakePlatform({ seed = 'jawab', wallClock = NOON } = {}): FakePlatform {
  const random = seededRandom(seed)
  let elapsed: Millis = 0
  let jumped: Millis = 0
  let timers: readonly Timer[] = []
  let advancing: Promise<void> | undefined

  const nextDue = (until: Millis) =>
    timers
      .filter(({ due }) => due <= until)
      .reduce<Timer | undefined>((first, timer) => (!first || timer.due < first.due ? timer : first), undefined)

  const cancel = (timer: Timer) => {
    timers = timers.filter((other) => other !== timer)
  }

  async function pass(by: Millis) {
    const until = elapsed + by
    for (let timer = nextDue(until); timer; timer = nextDue(until)) {
      cancel(timer)
      elapsed = timer.due
      timer.call()
      await turnIsOver()
    }
    elapsed = until
    // What is on its way between two processes comes in too, where no timer came due.
    await turnIsOver()
  }

  return {
    wallClock: () => wallClock + elapsed + jumped,
    monotonic: () => elapsed,
    after(delay, call) {
      const timer = { due: elapsed + Math.max(0, delay), call }
      timers = [...timers, timer]
      return () => cancel(timer)
    },
    endOfTurn: (call) => void setImmediate(call),
    entropy: (bytes) => Uint8Array.from({ length: bytes }, () => drawBelow(random, 256)),
    advance(by) {
      // One after the other, so that two who let time pass never take it back from each other.
      const passing: Promise<void> = (advancing?.then(() => pass(by)) ?? pass(by)).finally(() => {
        if (advancing === passing) advancing = undefined
      })
      advancing = passing
      return passing
    },
    jumpWallClock(by) {
      jumped += by
    },
  }
}

/** When all that the current turn set off, and what that set off in the next one, has run. */
async function turnIsOver() {
  await new Promise((resolve) => setImmediate(resolve))
  await new Promise((resolve) => setImmediate(resolve))
}
