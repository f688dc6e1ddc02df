import { randomBytes } from 'node:crypto'
import type { Instant, Millis } from '@jawab/shared/time'

/** What the process takes from the machine: time, timers and entropy. Tests pass one that they control. */
export type Platform = {
  /** The wall clock; may jump. Read once, at start ([TM0]). */
  wallClock(): Instant
  /** Milliseconds that only grow. */
  monotonic(): Millis
  /** Calls once after `delay`; returns how to call it off. Does not keep the process alive. */
  after(delay: Millis, call: () => void): () => void
  /** Calls when the work of this turn is done. */
  endOfTurn(call: () => void): void
  entropy(bytes: number): Uint8Array
}

/** The only place with the real clock, timers and entropy. */
export const realPlatform: Platform = {
  wallClock: () => Date.now(),
  monotonic: () => performance.now(),
  after(delay, call) {
    const timer = setTimeout(call, Math.max(0, delay))
    timer.unref()
    return () => clearTimeout(timer)
  },
  endOfTurn: (call) => void setImmediate(call),
  entropy: (bytes) => randomBytes(bytes),
}

/** An instant as it is written down for whoever reads it anywhere: `2026-08-01T12:00:00.000Z`. */
export const writtenAt = (at: Instant): string => new Date(at).toISOString()
