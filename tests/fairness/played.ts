import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { Millis } from '@jawab/shared/time'
import type { PhonePlan, RoomPlan } from './plan.ts'

/** One answer of a phone. */
export type GivenTap = {
  readonly round: number
  /** Which of this player's answers to the question, from 0. */
  readonly at: number
  /** How long the player really took, by a clock that no server and no claim can touch. */
  readonly trueMs: Millis
  /** What its receipt says; none for an answer that was refused to the end. */
  readonly receipt?: { readonly countedMs: Millis; readonly creditMs: Millis }
}

/** How long after the opening, on the clock of this machine, a phone showed the options. */
export type Showing = { readonly round: number; readonly lateMs: Millis }

/** What a phone did and was told. */
export type PlayedPhone = Omit<PhonePlan, 'reactions'> & {
  readonly taps: readonly GivenTap[]
  readonly showings: readonly Showing[]
  readonly refusals: readonly Refusal[]
  /** Where its result was not what its last receipt says, or the server's points not those of the rules. */
  readonly disagreements: readonly string[]
  /** How many results there were to compare. */
  readonly agreements: number
}

export type PlayedRoom = Omit<RoomPlan, 'phones'> & { readonly phones: readonly PlayedPhone[] }
