import type { Room } from '../../room/room.ts'
import type { Seat } from '../../room/seats.ts'
import type { Calls } from './calls.ts'
import { roomKeys } from './keys.ts'
import { MOST_AT_ONCE } from './parts.ts'
import { page, touchedSince } from './scripts/pages.ts'
import { parseRoom } from './stored-room.ts'
import { parseSeat, type NumberedSeat, type SeatRow } from './stored-seat.ts'

/** A room with all its seats in joining order, as they were together at one moment: that of `revision`. */
export type SeatedRoom = { readonly room: Room; readonly revision: number; readonly seats: readonly Seat[] }

type Page = readonly [body: string, revision: string, joined: number, seats: readonly SeatRow[]]
type Touched = readonly [body: string, revision: string, last: string, seats: readonly SeatRow[]]

/** Reads page by page; what changed meanwhile is read again, until nothing has. Nothing where there is no such room. */
export async function readSeats(calls: Calls, id: string): Promise<SeatedRoom | undefined> {
  const { room, seats, seen, order, touched } = roomKeys(id)
  const readPage = (from: number) =>
    calls.read<Page | null>(page, [room, seats, seen, order], [from, from + MOST_AT_ONCE - 1])

  const first = await readPage(0)
  if (!first) return undefined
  const [body, revision, joined, rows] = first
  const starts = Array.from({ length: Math.ceil(joined / MOST_AT_ONCE) - 1 }, (_, at) => (at + 1) * MOST_AT_ONCE)
  if (starts.length <= 0) return { room: parseRoom(body), revision: Number(revision), seats: rows.map(seatIn) }

  const others = await Promise.all(starts.map(readPage))
  const found = new Map<number, NumberedSeat>()
  const take = (more: readonly SeatRow[]) => more.map(parseSeat).forEach((one) => found.set(one.number, one))
  for (const [, , , more] of [first, ...others.filter((other) => other !== null)]) take(more)

  for (let since = Number(revision); ;) {
    const reply = await calls.read<Touched | null>(
      touchedSince,
      [room, seats, seen, order, touched],
      [since, MOST_AT_ONCE],
    )
    if (!reply) return undefined
    const [bodyNow, revisionNow, last, more] = reply
    take(more)
    if (more.length < MOST_AT_ONCE) {
      return { room: parseRoom(bodyNow), revision: Number(revisionNow), seats: inOrder(found) }
    }
    // The last revision may go on beyond this page.
    since = Number(last) - 1
  }
}

const seatIn = (row: SeatRow) => parseSeat(row).seat

const inOrder = (found: ReadonlyMap<number, NumberedSeat>) =>
  [...found.values()].toSorted((one, other) => one.number - other.number).map(({ seat }) => seat)
