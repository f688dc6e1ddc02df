import type { Instant } from '@jawab/shared/time'
import type { Room } from '../../room/room.ts'
import type { Place } from './memory.ts'
import type { PulseTable } from './pulse-table.ts'
import { prepareCommand, prepareQuery, type Connection } from './statements.ts'

/** What every part of the store needs of rooms. */
export function prepareRoomTable(connection: Connection, pulses: PulseTable, known: Place<Room>) {
  const insert = prepareCommand(
    connection,
    'INSERT INTO rooms (id, pin, version, body) VALUES (?, ?, ?, ?) ON CONFLICT (pin) DO NOTHING',
  )
  const body = prepareQuery<[string]>(connection, 'SELECT body FROM rooms WHERE id = ?')
  const replace = prepareCommand(connection, 'UPDATE rooms SET body = ?, version = ? WHERE id = ? AND version = ?')

  return {
    /** Whether no live room had the PIN. */
    insert(room: Room, at: Instant): boolean {
      if (insert(room.id, room.pin, room.version, JSON.stringify(room)) === 0) return false
      pulses.insert(room.id, at)
      return true
    },
    read(id: string): Room | undefined {
      const before = known.get(id)
      if (before) return before
      const row = body.first(id)
      if (!row) return undefined
      const room = JSON.parse(row[0]) as Room
      known.set(id, room)
      return room
    },
    /** Compare-and-set: whether the stored version was `version`. */
    replace(id: string, version: number, next: Room, at: Instant): boolean {
      if (replace(JSON.stringify(next), next.version, id, version) === 0) return false
      known.set(id, next)
      pulses.touch(id, at)
      return true
    },
  }
}
