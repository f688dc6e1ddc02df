import { RateLimiterRedis } from 'rate-limiter-flexible'
import { MINUTE_IN_SECONDS, ownCounters, type Counters } from './counters.ts'

/**
 * Counts in a Redis, over a client of `redis`, for all nodes together: nobody gets as many tries as there are nodes.
 * While it is away each node counts for itself.
 */
export const sharedCounters =
  (client: object): Counters =>
  (name, points) =>
    new RateLimiterRedis({
      storeClient: client,
      useRedisPackage: true,
      rejectIfRedisNotReady: true,
      keyPrefix: `jawab:count:${name}`,
      points,
      duration: MINUTE_IN_SECONDS,
      insuranceLimiter: ownCounters(name, points),
    })
