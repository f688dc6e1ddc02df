import type { Instant, Millis } from '@jawab/shared/time'
import { prepareCommand, prepareQuery, type Connection } from './statements.ts'

/**
 * [ST6] When the seats of a room were last seen, in joining order. That is written for all of them at once: by how long
 * before the newest instant, so that everybody who is here takes two signs, and a crowd fits on a page.
 */
export function preparePresenceTable(connection: Connection) {
  const save = prepareCommand(
    connection,
    `INSERT INTO presence (room, newest, ago) VALUES (?, ?, ?)
      ON CONFLICT (room) DO UPDATE SET newest = excluded.newest, ago = excluded.ago`,
  )
  const one = prepareQuery<[newest: Instant, ago: string]>(
    connection,
    'SELECT newest, ago FROM presence WHERE room = ?',
  )

  return {
    save(room: string, seen: readonly Instant[]) {
      const newest = seen.reduce((one, other) => Math.max(one, other))
      save(room, newest, JSON.stringify(seen.map((at) => newest - at)))
    },
    /** Nothing of those who joined since it was last saved. */
    read(room: string): readonly Instant[] {
      const row = one.first(room)
      if (!row) return []
      const [newest, ago] = row
      return (JSON.parse(ago) as readonly Millis[]).map((before) => newest - before)
    },
  }
}
