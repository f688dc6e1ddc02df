import { RateLimiterMemory, type RateLimiterAbstract } from 'rate-limiter-flexible'

/** Counts by key, each key up to so many points a minute: on this node alone, or by all nodes together. */
export type Counters = (name: string, points: number) => RateLimiterAbstract

export const MINUTE_IN_SECONDS = 60

/** For a node without others. */
export const ownCounters: Counters = (_name, points) => new RateLimiterMemory({ points, duration: MINUTE_IN_SECONDS })
