import { seconds, type Instant } from '@jawab/shared/time'
import type { Room } from '../../room/room.ts'
import type { Place } from './memory.ts'
import { prepareCommand, prepareQuery, type Connection } from './statements.ts'

export type RoomTable = ReturnType<typeof prepareRoomTable>

/** [RD10] A room is ended after a day without anything: noting each answer apart would be most of its cost. */
const TOUCHED_APART = seconds(1)

type Known = { readonly room: Room; touchedAt: Instant }

/** What every part of the store needs of rooms. */
export function prepareRoomTable(connection: Connection, known: Place<Known>) {
  const body = prepareQuery<[string]>(connection, 'SELECT body FROM rooms WHERE id = ?')
  const replace = prepareCommand(
    connection,
    `UPDATE rooms SET body = ?, version = ?, active_at = max(active_at, ?) WHERE id = ? AND version = ?`,
  )
  const touch = prepareCommand(connection, 'UPDATE rooms SET active_at = max(active_at, ?) WHERE id = ?')

  function find(id: string): Known | undefined {
    const before = known.get(id)
    if (before) return before
    const row = body.first(id)
    if (!row) return undefined
    const found = { room: JSON.parse(row[0]) as Room, touchedAt: -Infinity }
    known.set(id, found)
    return found
  }

  return {
    read: (id: string): Room | undefined => find(id)?.room,
    /** Compare-and-set: whether the stored version was `version`. */
    replace(id: string, version: number, next: Room, at: Instant) {
      known.delete(id)
      return replace(JSON.stringify(next), next.version, at, id, version) === 1
    },
    /** Notes that something was written for the room, to the second. */
    touch(id: string, at: Instant) {
      const found = find(id)
      if (!found || at < found.touchedAt + TOUCHED_APART) return
      found.touchedAt = at
      touch(at, id)
    },
  }
}
