import { clamp, type Millis } from '../time.ts'

const MOST_CREDIT = 500
const GRACE_ON_TOP = 50
const FASTEST_HUMAN = 200

/** 5 % of the limit, 500 ms at most: what a slow network can be worth in a round. */
const shareOfLimit = (limitMs: Millis) => Math.min(MOST_CREDIT, limitMs / 20)

/** [RD3] How long after the deadline an answer still counts. */
export const graceMs = (limitMs: Millis): Millis => shareOfLimit(limitMs) + GRACE_ON_TOP

/** [TM3] The most that may be credited: what the server itself measured, and nothing without a sample. */
export function allowanceMs({ limitMs, minRttMs }: { limitMs: Millis; minRttMs?: Millis | undefined }): Millis {
  if (!isMeasured(minRttMs)) return 0
  return Math.floor(clamp(minRttMs + GRACE_ON_TOP, 0, shareOfLimit(limitMs)))
}

export type Arrival = {
  /** [RD6] From the opening to the receipt by the server, without pauses. */
  readonly elapsedMs: Millis
  /** What the phone says passed between its own showing of the options and the tap. */
  readonly claimMs?: Millis | undefined
  /** [TM2] The smallest round trip the server measured lately. */
  readonly minRttMs?: Millis | undefined
  readonly limitMs: Millis
}

/** [TM3] The time that counts, and how much of the elapsed time was credited to the network; whole milliseconds. */
export function countAnswer({ elapsedMs, claimMs, minRttMs, limitMs }: Arrival): {
  countedMs: Millis
  creditMs: Millis
} {
  const elapsed = Math.max(0, Math.round(elapsedMs))
  if (!isMeasured(claimMs)) return { countedMs: elapsed, creditMs: 0 }

  const most = Math.min(elapsed, allowanceMs({ limitMs, minRttMs }))
  const creditMs = Math.round(clamp(elapsed - claimMs, 0, most))
  return { countedMs: elapsed - creditMs, creditMs }
}

/** [TM6] The counted time as the points see it: nobody reads and taps in less than 0.2 s, nobody needs more than T. */
export const clampForPoints = (countedMs: Millis, limitMs: Millis): Millis => clamp(countedMs, FASTEST_HUMAN, limitMs)

/** A figure from outside that is there and is a number. */
const isMeasured = (figure: Millis | undefined): figure is Millis => figure !== undefined && Number.isFinite(figure)
