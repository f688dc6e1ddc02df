import type { Seat } from '../../room/seats.ts'
import type { Calls } from './calls.ts'
import { untilCommitted } from './commit.ts'
import { roomKeys } from './keys.ts'
import { MOST_AT_ONCE } from './parts.ts'
import { broughtUp, byRoom, rollOf, type Mark, type Roll } from './roll.ts'
import { NO_ENTRY } from './scripts/news.ts'
import { page, seatsSince } from './scripts/read-seats.ts'
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

/** What reading has shown: the seats, or that there is no such room. */
type Shown = { readonly seated: SeatedRoom | undefined }

/** Remembers what it has read, and reads only what has become of it since. */
export function prepareReadSeats(calls: Calls): ReadSeats {
  const rolls = byRoom<Roll<Seat>>()

  return async function read(id) {
    const known = rolls.get(id)
    const { seated } = (known && (await follow(id, known))) ?? (await untilCommitted(() => walk(id)))
    return seated
  }

  /** Reads page by page, and then what has changed meanwhile; nothing when that cannot be told. */
  async function walk(id: string): Promise<Shown | undefined> {
    const { room, seats, seen, order, seatNews } = roomKeys(id)
    const readPage = (from: number) =>
      calls.read<Page | null>(page, [room, seats, seen, order, seatNews], [from, from + MOST_AT_ONCE - 1])

    const first = await readPage(0)
    if (!first) return { seated: undefined }
    const [revision, entry, tag, joined, rows] = first
    const starts = Array.from({ length: Math.ceil(joined / MOST_AT_ONCE) }, (_, at) => at * MOST_AT_ONCE).slice(1)
    const others = await Promise.all(starts.map(readPage))
    const found = [...rows, ...others.flatMap((other) => other?.[4] ?? [])].map(parseSeat)
    const roll = rollOf([entry, tag], inOrder(found), ({ id: seat }) => seat)
    if (starts.length === 0) return keep(id, Number(revision), roll)
    return (await follow(id, roll)) ?? unchanged(id, revision, roll)
  }

  /** What has become of them by their news; nothing when these do not go on from there. */
  async function follow(id: string, roll: Roll<Seat>): Promise<Shown | undefined> {
    const { room, seats, seen, order, seatNews } = roomKeys(id)
    for (let known = roll; ;) {
      const reply = await calls.read<Since | readonly [] | null>(
        seatsSince,
        [room, seats, seen, order, seatNews],
        [...known.mark, MOST_AT_ONCE],
      )
      if (!reply) return { seated: undefined }
      if (reply.length === 0) return undefined
      const [revision, entry, tag, isAll, rows, seenBy] = reply
      known = withSeen(withChanged(known, [entry, tag], rows), seenBy)
      if (isAll === 1) return keep(id, Number(revision), known)
    }
  }

  /** Where older servers change seats and tell no news, those stand that nobody has changed while they were read. */
  async function unchanged(id: string, revision: string, { items }: Roll<Seat>): Promise<Shown | undefined> {
    const { room } = roomKeys(id)
    const now = await calls.command<string | null>(room, 'HGET', room, 'seats')
    return now === revision ? { seated: { revision: Number(revision), seats: items } } : undefined
  }

  /** Remembers them, where there is an entry to go on from. */
  function keep(id: string, revision: number, roll: Roll<Seat>): Shown {
    if (roll.mark[0] !== NO_ENTRY) rolls.set(id, roll)
    return { seated: { revision, seats: roll.items } }
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
