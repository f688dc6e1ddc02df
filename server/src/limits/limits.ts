import { seconds, type Millis } from '@jawab/shared/time'
import type { BucketSize } from './token-bucket.ts'

/** What one room, one address and one connection may ask for ([RM4]). */
export type Limits = {
  readonly seatsPerRoom: number
  readonly screensPerRoom: number
  readonly joins: BucketSize
  readonly longestJoinWait: Millis
  /** Per address and minute. */
  readonly wrongPins: number
  readonly wrongKeys: number
  readonly roomsMade: number
  /** Looks at a draw before the room is made; each is a few milliseconds of work. */
  readonly draws: number
  /** Looks at the boards of a league, and all else that is asked of one. */
  readonly leagueReads: number
  /** Second codes, per room and minute: from one address, and from all together. */
  readonly wrongCodes: number
  readonly wrongCodesPerRoom: number
  /** Per connection, over all its messages. */
  readonly messages: BucketSize
}

export const defaultLimits: Limits = {
  seatsPerRoom: 2000,
  screensPerRoom: 20,
  joins: { burst: 1000, perSecond: 50 },
  longestJoinWait: seconds(15),
  wrongPins: 30,
  wrongKeys: 5,
  roomsMade: 30,
  draws: 300,
  leagueReads: 300,
  wrongCodes: 10,
  wrongCodesPerRoom: 30,
  messages: { burst: 60, perSecond: 20 },
}

/** For load tests: nothing is held back. */
export const noLimits: Limits = {
  seatsPerRoom: 1_000_000,
  screensPerRoom: 1_000_000,
  joins: { burst: 1e9, perSecond: 1e9 },
  longestJoinWait: seconds(15),
  wrongPins: 1e9,
  wrongKeys: 1e9,
  roomsMade: 1e9,
  draws: 1e9,
  leagueReads: 1e9,
  wrongCodes: 1e9,
  wrongCodesPerRoom: 1e9,
  messages: { burst: 1e9, perSecond: 1e9 },
}
