import { seconds, type Instant } from '@jawab/shared/time'
import type { Place } from './memory.ts'
import { prepareCommand, prepareQuery, type Connection } from './statements.ts'

/** [RD10] A room is ended after a day without anything: noting each answer apart would be half of what it writes. */
const TOUCHED_APART = seconds(1)

type Pulse = { readonly activeAt: Instant; readonly lastBeat?: Instant }

/** When something was last written for each live room, and when a node last served it. */
export function preparePulseTable(connection: Connection, known: Place<Pulse>) {
  const insert = prepareCommand(connection, 'INSERT INTO pulses (room, active_at) VALUES (?, ?)')
  const update = prepareCommand(connection, 'UPDATE pulses SET active_at = ?, last_beat = ? WHERE room = ?')
  const one = prepareQuery<[Instant, Instant | null]>(
    connection,
    'SELECT active_at, last_beat FROM pulses WHERE room = ?',
  )
  const all = prepareQuery<[string, Instant]>(connection, 'SELECT room, active_at FROM pulses')

  function find(room: string): Pulse | undefined {
    const before = known.get(room)
    if (before) return before
    const row = one.first(room)
    if (!row) return undefined
    const [activeAt, lastBeat] = row
    return remember(room, { activeAt, ...(lastBeat === null ? {} : { lastBeat }) })
  }

  function remember(room: string, pulse: Pulse): Pulse {
    known.set(room, pulse)
    return pulse
  }

  function save(room: string, pulse: Pulse) {
    update(pulse.activeAt, pulse.lastBeat ?? null, room)
    remember(room, pulse)
  }

  return {
    insert: (room: string, at: Instant) => void insert(room, at),
    /** Notes that something was written for the room, to the second. */
    touch(room: string, at: Instant) {
      const before = find(room)
      if (before && at >= before.activeAt + TOUCHED_APART) save(room, { ...before, activeAt: at })
    },
    /** [RD11] Notes that a node served the room at `at`, unless it is known to have been served later. */
    beat(room: string, at: Instant, now: Instant) {
      const before = find(room)
      if (!before) return
      const lastBeat = Math.max(before.lastBeat ?? at, at)
      save(room, { activeAt: Math.max(before.activeAt, now), lastBeat })
    },
    lastBeat: (room: string) => find(room)?.lastBeat,
    all: () => all.all().map(([id, activeAt]) => ({ id, activeAt })),
  }
}

export type PulseTable = ReturnType<typeof preparePulseTable>
