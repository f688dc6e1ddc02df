import type { Instant, Millis } from '../time.ts'

export const timeFactors = [1, 1.5, 2, 3] as const

/** [TM4] By how much a player stretches the time to answer; 1 leaves it as it is. */
export type TimeFactor = (typeof timeFactors)[number]

/** What a factor adds to a limit. */
export const extraTimeMs = (limitMs: Millis, factor: TimeFactor): Millis => limitMs * (factor - 1)

/** An open round as far as its end goes. Without `extraMs` nobody may have more time than anybody else. */
type Ending = { readonly closesAt: Instant; readonly extraMs?: Millis }

/** [TM4] When a round closes for who has the longest time that is allowed, used or not. */
export const lastClosesAt = ({ closesAt, extraMs = 0 }: Ending): Instant => closesAt + extraMs

/** [TM4] When a round closes for a seat with this factor: never after `lastClosesAt`, so that a close ends it for all. */
export const ownClosesAt = ({ closesAt, extraMs = 0 }: Ending, limitMs: Millis, factor: TimeFactor = 1): Instant =>
  closesAt + Math.min(extraMs, extraTimeMs(limitMs, factor))
