import type { RateLimiterAbstract, RateLimiterRes } from 'rate-limiter-flexible'
import type { Counters } from './counters.ts'
import type { Limits } from './limits.ts'

/**
 * [RM4] Guesses at the second code, which is short enough to be guessed: so each one is paid for before it is looked
 * at, by its address and by its room, and without means it is not looked at at all.
 *
 * Of 10,000 codes at most three are right at a time. 10 wrong ones a minute from one address are therefore right once
 * in five and a half hours, and 30 in a room, from however many addresses, once in two.
 *
 * A right code is given back what it cost, and with it what one wrong code had cost. A whole venue can be one address:
 * as long as most of its people type what they see, their slips never add up to a closed door.
 */
export type Guesses = {
  /** Pays for a guess and says how to take the payment back; nothing when this address or room must wait. */
  pay(room: string, address: string): Promise<Paid | undefined>
}

type Paid = { wasRight(): Promise<void> }

/** The right guess itself, and a wrong one before it. */
const GIVEN_BACK = 2

export function createGuesses({ wrongCodes, wrongCodesPerRoom }: Limits, counters: Counters): Guesses {
  const byAddress = counters('codes', wrongCodes)
  const byRoom = counters('room-codes', wrongCodesPerRoom)

  return {
    async pay(room, address) {
      const own = `${room} ${address}`
      const paid = await consume(byAddress, own)
      if (!paid) return undefined
      const paidByRoom = await consume(byRoom, room)
      if (paidByRoom) return { wasRight: () => giveBack([byAddress, own, paid], [byRoom, room, paidByRoom]) }
      // An address that has used up its own tries costs the room nothing, and the other way round.
      await byAddress.reward(own)
      return undefined
    },
  }
}

/** Rejects with the count when there are too many, with an error when it is broken. */
const consume = (limiter: RateLimiterAbstract, key: string) =>
  limiter.consume(key).catch((refused: unknown) => {
    if (refused instanceof Error) throw refused
    return undefined
  })

async function giveBack(...payments: readonly (readonly [RateLimiterAbstract, string, RateLimiterRes])[]) {
  for (const [limiter, key, { consumedPoints }] of payments) {
    await limiter.reward(key, Math.min(GIVEN_BACK, consumedPoints))
  }
}
