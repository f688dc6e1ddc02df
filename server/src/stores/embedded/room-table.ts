import type { Instant } from '@jawab/shared/time'
import type { Room, Round } from '../../room/room.ts'
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
  const run = prepareRun(connection)

  function read(id: string): Room | undefined {
    const before = known.get(id)
    if (before) return before
    const row = body.first(id)
    if (!row) return undefined
    const room: Room = { ...(JSON.parse(row[0]) as Omit<Room, 'run'>), run: run.read(id) }
    known.set(id, room)
    return room
  }

  return {
    /** Whether no live room had the PIN. */
    insert(room: Room, at: Instant): boolean {
      if (insert(room.id, room.pin, room.version, bodyOf(room)) === 0) return false
      run.save(room.id, room.run, [])
      pulses.insert(room.id, at)
      return true
    },
    read,
    /** Compare-and-set: whether the stored version was `version`. */
    replace(id: string, version: number, next: Room, at: Instant): boolean {
      const before = read(id)
      if (!before || replace(bodyOf(next), next.version, id, version) === 0) return false
      run.save(id, next.run, before.run)
      known.set(id, next)
      pulses.touch(id, at)
      return true
    },
  }
}

const bodyOf = ({ run: _, ...room }: Room) => JSON.stringify(room)

/** The rounds of a room, a row each: most steps of a show change none or one. */
function prepareRun(connection: Connection) {
  const inRoom = prepareQuery<[string]>(connection, 'SELECT body FROM rounds WHERE room = ? ORDER BY number')
  const save = prepareCommand(
    connection,
    `INSERT INTO rounds (room, number, body) VALUES (?, ?, ?)
      ON CONFLICT (room, number) DO UPDATE SET body = excluded.body`,
  )
  const dropAfter = prepareCommand(connection, 'DELETE FROM rounds WHERE room = ? AND number > ?')

  return {
    read: (room: string) => inRoom.all(room).map(([body]) => JSON.parse(body) as Round),
    /** Writes what differs from `before`; a round that is the very same is left alone. */
    save(room: string, run: readonly Round[], before: readonly Round[]) {
      for (const [at, round] of run.entries()) if (round !== before[at]) save(room, at + 1, JSON.stringify(round))
      if (run.length < before.length) dropAfter(room, run.length)
    },
  }
}
