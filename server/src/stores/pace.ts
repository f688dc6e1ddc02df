import type { Millis } from '@jawab/shared/time'
import type { Platform } from '../platform.ts'

/** Paces trips to a disk or a database, so that a crowd that writes at once shares them. */
export type Pace = {
  /** Begins the next trip, once for all who ask before it: at the end of this turn, or soon after the rest. */
  readonly next: (go: () => void) => void
  /** No trip begins for so long. */
  readonly rest: (length: Millis) => void
}

/** Nobody notices a receipt later by so much. */
export const REST: Millis = 7
/**
 * What waits at the end of a rest goes with the next thing that comes, since to wake up for it would cost as much again
 * as the trip; but no later than this.
 */
const GRACE: Millis = 2

/**
 * For trips during which nothing else is done: until they take a twentieth of the time, while nobody notices. Where they
 * are slow as long as one took, so that half of the time is left for everything else.
 */
export const restAfter = (took: Millis) => Math.max(took, Math.min(19 * took, REST))

export function createPace(platform: Platform): Pace {
  let isGoing = false
  let restUntil: Millis = -Infinity
  let cancelGrace: (() => void) | undefined

  function next(go: () => void) {
    if (isGoing) return
    const rest = restUntil - platform.monotonic()
    if (rest > 0) {
      cancelGrace ??= platform.after(rest + GRACE, () => begin(go))
      return
    }
    isGoing = true
    cancelGrace?.()
    platform.endOfTurn(() => begin(go))
  }

  function begin(go: () => void) {
    isGoing = false
    cancelGrace = undefined
    go()
  }

  return { next, rest: (length) => void (restUntil = platform.monotonic() + length) }
}
