import type { Seat } from '../../room/seats.ts'
import type { Calls } from './calls.ts'
import { untilCommitted } from './commit.ts'
import { roomKeys } from './keys.ts'
import { MOST_AT_ONCE } from './parts.ts'
import { broughtUp, prepareRolls, rollOf, type Mark, type Roll } from './roll.ts'
import { NO_ENTRY } from './scripts/news.ts'
import { page, seatsSince } from './scripts/pages.ts'
import { parseSeat, type NumberedSeat, type SeatRow } from './stored-seat.ts'

/** All seats of a room in joining order, as they were together at one moment: that of `revision`. */
export type SeatedRoom = { readonly revision: number; readonly seats: readonly Seat[] }

/** The seats of a room, the same list as before while nothing has become of them; nothing where there is no such room. */
export type ReadSeats = (id: string) => Promise<SeatedRoom | undefined>

type Page = readonly [revision: string, id: string, tag: string, joined: number, seats: readonly SeatRow[]]
type Since = readonly [
  revision: string,
  id: string,
  tag: string,
  isAll: number,
  seats: readonly SeatRow[],
  seen: readonly string[],
]

/** Seats brought up to their news; nothing in place of them when their mark says nothing any more. */
type Followed = { readonly revision: number; readonly roll?: Roll<Seat> }

/** Remembers what it has read, and reads only what has become of it since. */
export function prepareReadSeats(calls: Calls): ReadSeats {
  const rolls = prepareRolls<Seat>()

  return async function read(id) {
    const known = rolls.get(id)
    const followed = known && (await follow(id, known))
    if (known && !followed) return undefined
    if (followed?.roll) return remember(id, followed.revision, followed.roll)
    return (await untilCommitted(() => walk(id))) ?? undefined
  }

  function remember(id: string, revision: number, roll: Roll<Seat>): SeatedRoom {
    rolls.set(id, roll)
    return { revision, seats: roll.items }
  }

  /** Reads page by page, and what has changed meanwhile by its news; where these do not say, until nothing has. */
  async function walk(id: string): Promise<SeatedRoom | undefined | null> {
    const { room, seats, seen, order, seatNews } = roomKeys(id)
    const readPage = (from: number) =>
      calls.read<Page | null>(page, [room, seats, seen, order, seatNews], [from, from + MOST_AT_ONCE - 1])

    const first = await readPage(0)
    if (!first) return null
    const [revision, entry, tag, joined, rows] = first
    const starts = Array.from({ length: Math.ceil(joined / MOST_AT_ONCE) }, (_, at) => at * MOST_AT_ONCE).slice(1)
    const others = await Promise.all(starts.map(readPage))
    const found = [...rows, ...others.flatMap((other) => other?.[4] ?? [])].map(parseSeat)
    const roll = rollOf([entry, tag], inOrder(found), ({ id: seat }) => seat)
    if (starts.length === 0) {
      return entry === NO_ENTRY
        ? { revision: Number(revision), seats: roll.items }
        : remember(id, Number(revision), roll)
    }

    const followed = await follow(id, roll)
    if (!followed) return null
    if (followed.roll) return remember(id, followed.revision, followed.roll)
    return followed.revision === Number(revision) ? { revision: followed.revision, seats: roll.items } : undefined
  }

  async function follow(id: string, roll: Roll<Seat>): Promise<Followed | undefined> {
    const { room, seats, seen, order, seatNews } = roomKeys(id)
    for (let known = roll; ;) {
      const reply = await calls.read<Since | readonly [revision: string] | null>(
        seatsSince,
        [room, seats, seen, order, seatNews],
        [...known.mark, MOST_AT_ONCE],
      )
      if (!reply) return undefined
      const revision = Number(reply[0])
      if (reply.length === 1) return { revision }
      const [, entry, tag, isAll, rows, seenBy] = reply
      known = withSeen(withChanged(known, [entry, tag], rows), seenBy)
      if (isAll === 1) return { revision, roll: known }
    }
  }
}

const withChanged = (roll: Roll<Seat>, mark: Mark, rows: readonly SeatRow[]) =>
  broughtUp(
    roll,
    mark,
    rows.map(parseSeat).map(({ seat }) => [seat.id, seat]),
  )

/** [ST6] Each of the news says when, and who was there. */
function withSeen(roll: Roll<Seat>, news: readonly string[]): Roll<Seat> {
  const lastSeen = new Map<string, number>()
  for (const said of news) {
    const [at, ...ids] = said.split('\n')
    for (const id of ids) lastSeen.set(id, Math.max(lastSeen.get(id) ?? 0, Number(at)))
  }
  const renewed = [...lastSeen].flatMap(([id, at]) => {
    const seat = roll.items[roll.places.get(id) ?? NaN]
    return seat && seat.lastSeenAt < at ? [[id, { ...seat, lastSeenAt: at }] as const] : []
  })
  return broughtUp(roll, roll.mark, renewed)
}

/** Pages may overlap: of a seat that was met twice one is as good as the other, since its news are read after both. */
const inOrder = (found: readonly NumberedSeat[]) =>
  [...new Map(found.map((one) => [one.number, one])).values()]
    .toSorted((one, other) => one.number - other.number)
    .map(({ seat }) => seat)
