import type { RateLimiterAbstract } from 'rate-limiter-flexible'
import type { Counters } from './counters.ts'
import type { Limits } from './limits.ts'

/** Counts what went wrong from an address, so that nobody can try PINs or keys at will ([RM4]). */
export type Tries = {
  /** Whether this address has used up its tries for now. */
  areUsedUp(address: string): Promise<boolean>
  /** One try failed. */
  failed(address: string): Promise<void>
  /** Takes a try before it is made, so that many at once cannot get by; false when there is none. */
  spend(address: string): Promise<boolean>
  /** The try was a good one and does not count. */
  giveBack(address: string): Promise<void>
}

export type AddressLimits = {
  readonly pins: Tries
  readonly keys: Tries
  readonly roomsMade: Tries
  readonly draws: Tries
  readonly leagueReads: Tries
}

export function createAddressLimits(
  { wrongPins, wrongKeys, roomsMade, draws, leagueReads }: Limits,
  counters: Counters,
): AddressLimits {
  return {
    pins: triesAMinute('pins', wrongPins),
    keys: triesAMinute('keys', wrongKeys),
    roomsMade: triesAMinute('rooms', roomsMade),
    draws: triesAMinute('draws', draws),
    leagueReads: triesAMinute('leagues', leagueReads),
  }

  function triesAMinute(name: string, points: number) {
    return tries(counters(name, points), points)
  }
}

function tries(limiter: RateLimiterAbstract, points: number): Tries {
  return {
    areUsedUp: async (address) => ((await limiter.get(address))?.remainingPoints ?? 1) <= 0,
    failed: async (address) => void (await limiter.penalty(address)),
    spend: async (address) => (await limiter.penalty(address)).consumedPoints <= points,
    giveBack: async (address) => void (await limiter.reward(address)),
  }
}
