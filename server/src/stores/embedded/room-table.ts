import type { Instant } from '@jawab/shared/time'
import type { Room } from '../../room/room.ts'
import { prepareCommand, prepareQuery, type Connection } from './statements.ts'

export type RoomTable = ReturnType<typeof prepareRoomTable>

/** What every part of the store needs of rooms. */
export function prepareRoomTable(connection: Connection) {
  const body = prepareQuery<[string]>(connection, 'SELECT body FROM rooms WHERE id = ?')
  const replace = prepareCommand(
    connection,
    `UPDATE rooms SET body = ?, version = ?, active_at = max(active_at, ?) WHERE id = ? AND version = ?`,
  )
  const touch = prepareCommand(connection, 'UPDATE rooms SET active_at = max(active_at, ?) WHERE id = ?')

  return {
    read(id: string): Room | undefined {
      const row = body.first(id)
      return row && (JSON.parse(row[0]) as Room)
    },
    /** Compare-and-set: whether the stored version was `version`. */
    replace: (id: string, version: number, next: Room, at: Instant) =>
      replace(JSON.stringify(next), next.version, at, id, version) === 1,
    /** Notes that something was written for the room. */
    touch: (id: string, at: Instant) => void touch(at, id),
  }
}
