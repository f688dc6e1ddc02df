import type { Instant, Millis } from '@jawab/shared/time'
import type { Room } from '../room/room.ts'
import type { Seat } from '../room/seats.ts'

/** A look at the people of a room: its seats as they were when so many had come in. */
export type PeopleLook = {
  readonly room: Pick<Room, 'stamp'>
  readonly seats: readonly Seat[]
  readonly entered: number
  readonly at: Instant
}

/** From which look the devices of a room were told of its people, so that the same is not gone through again. */
export type ToldPeople = {
  /** Whether a look may have found anything new, for all who are here or for whoever has come in since the last. */
  mayHaveNews(look: PeopleLook, newestEntry: number): boolean
  /** `isAll` unless there was more to tell than could be said at once. */
  told(look: PeopleLook, isAll: boolean): void
}

/** [ST6] [TM2] How late it may be seen that somebody has been gone for long, or has not been measured for long. */
const APART: Millis = 1900

export function createToldPeople(): ToldPeople {
  let last: PeopleLook | undefined
  return { mayHaveNews, told: (look, isAll) => void (last = isAll ? look : undefined) }

  function mayHaveNews({ room, seats, at }: PeopleLook, newestEntry: number): boolean {
    if (!last || seats !== last.seats || room.stamp !== last.room.stamp) return true
    return newestEntry > last.entered || at >= last.at + APART
  }
}
