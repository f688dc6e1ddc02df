import type { Millis } from '@jawab/shared/time'

/** [TM2] What the server itself has measured of a connection's round trip; a phone cannot make it smaller than it is. */
export type RoundTrips = {
  /** The least of the last eight; nothing before the first. */
  least(): Millis | undefined
  add(roundTrip: Millis): void
  /** When the last measurement began. */
  measuredAt: Millis
}

const KEPT = 8

export function createRoundTrips(): RoundTrips {
  let samples: Millis[] = []
  return {
    least: () => (samples.length > 0 ? Math.min(...samples) : undefined),
    add: (roundTrip) => void (samples = [...samples, roundTrip].slice(-KEPT)),
    measuredAt: -Infinity,
  }
}
