import { onTestFinished } from 'vitest'
import type { Platform } from '../../server/src/platform.ts'
import type { Room } from '../../server/src/room/room.ts'
import type { Seat } from '../../server/src/room/seats.ts'
import type { Hint, RoomStore, Store } from '../../server/src/stores/store.ts'
import { fakePlatform } from '../support/platform.ts'
import { aQuestion, aRoom, askFor, withOpenRound } from '../support/rooms.ts'

export type OpenStore = (platform: Platform) => Store | Promise<Store>

export const MOST_SEATS = 100

/** An empty store on a machine whose time stands still; closed when the test is over. */
export async function anEmptyStore(open: OpenStore) {
  const platform = fakePlatform()
  const store = await open(platform)
  onTestFinished(() => store.close())
  return { store, platform }
}

/** A store with one room of three questions, in the lobby unless told otherwise. */
export async function aStoreWith(open: OpenStore, room: Room = aRoom()) {
  const { store, platform } = await anEmptyStore(open)
  await store.create(room, [aQuestion(), aQuestion({ id: 'second' }), aQuestion({ id: 'third' })])
  return { store, platform, room }
}

/** A store whose room has its first round open since noon, with Ada and Bo seated in team 1 and 2. */
export async function aStoreWithOpenRound(open: OpenStore, change: Partial<Parameters<typeof withOpenRound>[1]> = {}) {
  const { store, platform, room } = await aStoreWith(open, withOpenRound(aRoom(), change))
  await seat(store, 'Ada')
  await seat(store, 'Bo')
  return { store, platform, room }
}

/** Seats somebody, or throws when the store would not. */
export async function seat(store: RoomStore, name: string, change: Parameters<typeof askFor>[1] = {}): Promise<Seat> {
  const taken = await store.takeSeat('room-1', askFor(name, change), MOST_SEATS)
  if (!taken.ok) throw new Error(taken.reason)
  return taken.value
}

/** The hints of the store from now on. */
export function hintsOf(store: RoomStore): readonly Hint[] {
  const hints: Hint[] = []
  onTestFinished(store.onHint((hint) => void hints.push(hint)))
  return hints
}
