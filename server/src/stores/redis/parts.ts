import type { Instant } from '@jawab/shared/time'
import type { Calls } from './calls.ts'
import type { Commit } from './commit.ts'
import type { ReadSeats } from './read-seats.ts'
import type { Turns } from './turns.ts'

/** What the methods of the store share. */
export type Parts = {
  readonly calls: Calls
  readonly commit: Commit
  readonly turns: Turns
  readonly now: () => Instant
  /** The name of this store among those that share the Redis. */
  readonly node: string
  /** A tag that no write of any node has ever borne. */
  readonly drawTag: () => string
  readonly readSeats: ReadSeats
}

/** No script walks more than so many entries at once: all rooms of a server wait meanwhile. */
export const MOST_AT_ONCE = 150

/** So few seats are decided on in one script and told of in one entry of their news. */
export const MOST_SEATS_AT_ONCE = 100

export const inChunks = <Item>(items: readonly Item[], most: number): Item[][] =>
  Array.from({ length: Math.ceil(items.length / most) }, (_, at) => items.slice(at * most, (at + 1) * most))
