import { LRUCache } from 'lru-cache'

/** Rooms that are remembered; of all others the file is read again. */
const MOST_ROOMS = 500

/** What was read or written of a room, by room. */
export type Place<Value extends object> = LRUCache<string, Value>

/**
 * What the tables remember of the rooms they were asked about. The file belongs to this process alone, so what is
 * remembered stays true until this process writes, and whoever writes also sees to that. A transaction ends in the turn
 * it began in, so nobody ever reads what may still be undone.
 */
export type Memory = {
  /** A place for one table to remember things in. */
  place<Value extends object>(): Place<Value>
  /** The room is gone, or begins anew. */
  readonly forget: (room: string) => void
  /** A transaction was undone, with whatever was remembered of it. */
  readonly forgetAll: () => void
}

export function createMemory(): Memory {
  const places: Place<object>[] = []
  return {
    place<Value extends object>() {
      const place = new LRUCache<string, Value>({ max: MOST_ROOMS })
      places.push(place as unknown as Place<object>)
      return place
    },
    forget: (room) => places.forEach((place) => place.delete(room)),
    forgetAll: () => places.forEach((place) => place.clear()),
  }
}
