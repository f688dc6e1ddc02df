import type { Millis } from '@jawab/shared/time'

/** What a message to one device may cost of the time in which a crowd gathers. */
const EACH: Millis = 1

/**
 * How far apart news of who is there, or of how many have answered, are sent to so many readers: `least`, and in a crowd
 * so rarely that they never come to more than a thousand messages a second, however many join meanwhile ([RM4]).
 */
export const newsApart = (least: Millis, readers: number): Millis => Math.max(least, readers * EACH)

/** As often as a wall needs to look alive, and no more rarely than people bear. */
const COUNTS_APART = { least: 250, most: 1000 } as const

/**
 * How far apart the answers of a room are counted where so many people are in the room, or on the node over all of its
 * rooms, whichever is more: a count reads all answers of its room, and every receipt of the node waits for it.
 */
export const countsApart = (people: number): Millis =>
  Math.min(COUNTS_APART.most, Math.max(COUNTS_APART.least, (people * EACH) / 2))
