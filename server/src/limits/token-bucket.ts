import type { Instant, Millis } from '@jawab/shared/time'

export type BucketSize = {
  /** How many may come at once. */
  readonly burst: number
  readonly perSecond: number
}

/** Lets a burst through, then a steady rate. */
export type TokenBucket = {
  /** Takes one token; false when there is none. */
  take(at: Instant): boolean
  /** Takes the next token that will be free, and tells how long to wait for it. */
  reserve(at: Instant): Millis
}

export function createTokenBucket({ burst, perSecond }: BucketSize): TokenBucket {
  let tokens = burst
  let filledAt: Instant | undefined

  return {
    take(at) {
      fill(at)
      if (tokens < 1) return false
      tokens -= 1
      return true
    },
    reserve(at) {
      fill(at)
      tokens -= 1
      return tokens >= 0 ? 0 : (-tokens / perSecond) * 1000
    },
  }

  function fill(at: Instant) {
    tokens = Math.min(burst, tokens + (Math.max(0, at - (filledAt ?? at)) / 1000) * perSecond)
    filledAt = at
  }
}
