import { RateLimiterMemory } from 'rate-limiter-flexible'
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
}

const MINUTE_IN_SECONDS = 60

export const createAddressLimits = ({ wrongPins, wrongKeys, roomsMade, draws }: Limits): AddressLimits => ({
  pins: triesAMinute(wrongPins),
  keys: triesAMinute(wrongKeys),
  roomsMade: triesAMinute(roomsMade),
  draws: triesAMinute(draws),
})

function triesAMinute(points: number): Tries {
  const limiter = new RateLimiterMemory({ points, duration: MINUTE_IN_SECONDS })
  return {
    areUsedUp: async (address) => ((await limiter.get(address))?.remainingPoints ?? 1) <= 0,
    failed: async (address) => void (await limiter.penalty(address)),
    spend: async (address) => (await limiter.penalty(address)).consumedPoints <= points,
    giveBack: async (address) => void (await limiter.reward(address)),
  }
}
