import type { Instant, Millis } from '@jawab/shared/time'
import { isServed, OUTAGE_OVER, outageMs } from '../room/clock-steps.ts'
import type { Room } from '../room/room.ts'
import { StoreAway, type RoomStore } from '../stores/store.ts'
import type { Runner } from './runner.ts'

/** What one node says in the store of a room whose devices it has. */
export type Serving = {
  /** [RD11] [ST6] Makes good what nobody has served, then says that it is served, and who is here. */
  serve(room: Room): Promise<Room>
  /** [RD11] Says that it is served; true when that was due. No outage may be open that this would hide. */
  beat(): Promise<boolean>
  /** Whether it is time to say again who is here, or there may be an outage: then to beat is not enough. */
  isLookDue(): boolean
}

type ServingParts = {
  readonly store: RoomStore
  readonly runner: Runner
  readonly id: string
  readonly connectedSeats: () => readonly string[]
  /** Called when a look has said something, in a room that is open or not: it is said again a pulse from now. */
  readonly said: (isOpen: boolean) => void
}

/** [ST6] Presence lasts 15 s, so it need not be noted more often. */
const SEEN_APART: Millis = 1500
/** [RD11] Each second, however often the room is looked at. */
const BEAT_APART: Millis = 900

export function createServing({ store, runner, id, connectedSeats, said }: ServingParts): Serving {
  let seenAt: Instant = -Infinity
  /** The last beat that is known to be stored. */
  let beatAt: Instant = -Infinity

  return { serve, beat, isLookDue: () => mayHaveMissed() || store.now() >= seenAt + SEEN_APART }

  async function serve(room: Room): Promise<Room> {
    const served = mayHaveMissed() ? await makeUp(room, { store, runner }) : room
    // Side by side, so that they share a commit.
    const isOpen = isServed(served.phase)
    const news = await Promise.all([noteSeen(), isOpen && beat()])
    if (news.includes(true)) said(isOpen)
    return served
  }

  /** A beat stands until a newer one does, so while ours is young there is no outage to be found. */
  function mayHaveMissed(): boolean {
    return store.now() > beatAt + OUTAGE_OVER
  }

  async function noteSeen(): Promise<boolean> {
    const at = store.now()
    if (at < seenAt + SEEN_APART) return false
    seenAt = at
    await store.seen(id, connectedSeats(), at).catch(unlessAway)
    return true
  }

  async function beat(): Promise<boolean> {
    const at = store.now()
    if (at < beatAt + BEAT_APART) return false
    const isStored = await store.beat(id, at).then(() => true, unlessAway)
    if (isStored) beatAt = at
    return isStored
  }
}

/** [RD11] The room with an outage made good that nobody has made good yet. */
export async function makeUp(room: Room, { store, runner }: Pick<ServingParts, 'store' | 'runner'>): Promise<Room> {
  if (!isServed(room.phase)) return room
  const lastBeat = (await store.lastBeat(room.id)) ?? room.phase.aliveAt
  if (outageMs(room, store.now(), lastBeat) === undefined) return room
  const made = await runner.carryOut(room.id, { name: 'outage', lastBeat })
  return made.ok ? made.value : room
}

/** A store that can be read and not written still tells what is to be shown. */
function unlessAway(error: unknown): false {
  if (error instanceof StoreAway) return false
  throw error
}
