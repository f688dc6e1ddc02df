import type { TimeFactor } from '@jawab/shared/clock/time-factor'
import type { Language } from '@jawab/shared/language'
import type { Instant } from '@jawab/shared/time'
import type { Seat, SeatBook } from '../../room/seats.ts'
import { createListing, type Listing } from './listing.ts'
import type { Place } from './memory.ts'
import { preparePresenceTable } from './presence-table.ts'
import { prepareCommand, prepareQuery, type Connection } from './statements.ts'

const COLUMNS = `id, name, name_key, team, lang, token_hash, request_hash, request_until, epoch, joined_at,
  last_seen_at, removed, waiting, time_factor, league_person`

type SeatRow = [
  id: string,
  name: string,
  nameKey: string,
  team: string | null,
  lang: Language,
  tokenHash: string,
  requestHash: string | null,
  requestUntil: Instant,
  epoch: number,
  joinedAt: Instant,
  lastSeenAt: Instant,
  removed: 0 | 1,
  waiting: 0 | 1,
  timeFactor: TimeFactor,
  leaguePerson: string | null,
]

export type SeatTable = ReturnType<typeof prepareSeatTable>

export function prepareSeatTable(connection: Connection, known: Place<Listing<Seat>>) {
  const presence = preparePresenceTable(connection)
  /** Of rooms in which somebody was seen since presence was last saved. */
  const newlySeen = new Map<string, Listing<Seat>>()
  const all = prepareQuery<SeatRow>(connection, `SELECT ${COLUMNS} FROM seats WHERE room = ? ORDER BY number`)
  const idsWhere = (condition: string) =>
    prepareQuery<[string]>(connection, `SELECT id FROM seats WHERE room = ? AND ${condition}`)
  const byToken = idsWhere('token_hash = ?')
  const byRequest = idsWhere('request_hash = ? ORDER BY number')
  const byName = idsWhere('name_key = ? AND removed = 0')
  const insert = prepareCommand(connection, `INSERT INTO seats (room, ${COLUMNS}) VALUES (?${', ?'.repeat(15)})`)
  const update = prepareCommand(
    connection,
    `UPDATE seats SET name = ?, name_key = ?, team = ?, lang = ?, token_hash = ?, request_hash = ?, epoch = ?,
      joined_at = ?, removed = ?, waiting = ?, time_factor = ?, league_person = ? WHERE room = ? AND id = ?`,
  )

  /** The seats of a room by id, in joining order. */
  function seatsOf(room: string): Listing<Seat> {
    const before = known.get(room)
    if (before) return before
    const seen = presence.read(room)
    const seats = createListing(all.all(room).map((row, at) => [row[0], seatOf(row, seen[at])]))
    known.set(room, seats)
    return seats
  }

  const seatIn = (room: string, row: [string] | undefined) => row && seatsOf(room).find(row[0])

  return {
    all: (room: string) => seatsOf(room).all(),
    byId: (room: string, id: string) => seatsOf(room).find(id),
    byToken: (room: string, tokenHash: string) => seatIn(room, byToken.first(room, tokenHash)),
    byRequest: (room: string, requestHash: string) =>
      byRequest.all(room, requestHash).flatMap((row) => seatIn(room, row) ?? []),
    byName: (room: string, nameKey: string) => seatIn(room, byName.first(room, nameKey)),
    insert(room: string, seat: Seat) {
      const { id, name, nameKey, team, lang, tokenHash, requestHash, requestUntil, epoch, joinedAt, lastSeenAt } = seat
      const secrets = [tokenHash, requestHash ?? null, requestUntil, epoch]
      const place = [joinedAt, lastSeenAt, Number(seat.removed), Number(seat.waiting), ...extrasOf(seat)]
      insert(room, id, name, nameKey, team ?? null, lang, ...secrets, ...place)
      seatsOf(room).set(id, seat)
    },
    /** Saves what can change about a seat, but for its presence. */
    update(room: string, seat: Seat) {
      const { id, name, nameKey, team, lang, tokenHash, requestHash, epoch, joinedAt, removed, waiting } = seat
      const words = [name, nameKey, team ?? null, lang]
      const place = [joinedAt, Number(removed), Number(waiting), ...extrasOf(seat)]
      update(...words, tokenHash, requestHash ?? null, epoch, ...place, room, id)
      seatsOf(room).set(id, seat)
    },
    /** [ST6] The last instant is kept; whether one of them was not yet known to have been seen by then. */
    markSeen(room: string, present: readonly string[], at: Instant): boolean {
      const seats = seatsOf(room)
      const news = present.flatMap((id) => seats.find(id) ?? []).filter(({ lastSeenAt }) => lastSeenAt < at)
      if (news.length === 0) return false
      for (const seat of news) seats.set(seat.id, { ...seat, lastSeenAt: at })
      newlySeen.set(room, seats)
      return true
    },
    /** Writes down who was seen: once a commit, however many come back to a room with it. */
    savePresence: () => {
      for (const [room, seats] of newlySeen) {
        presence.save(
          room,
          seats.all().map(({ lastSeenAt }) => lastSeenAt),
        )
      }
      newlySeen.clear()
    },
    /** What was noted in a transaction that was undone. */
    forgetPresence: () => newlySeen.clear(),
  }
}

/** What the seats that have not been removed leave to newcomers. */
export function prepareSeatBook(connection: Connection, seats: SeatTable): (room: string) => SeatBook {
  const taken = prepareQuery<[number]>(connection, 'SELECT count(*) FROM seats WHERE room = ? AND removed = 0')
  const inTeam = prepareQuery<[number]>(
    connection,
    'SELECT count(*) FROM seats WHERE room = ? AND team = ? AND removed = 0 AND waiting = 0',
  )
  return (room) => ({
    get taken() {
      return taken.first(room)?.[0] ?? 0
    },
    hasName: (nameKey) => seats.byName(room, nameKey) !== undefined,
    seatsIn: (team) => inTeam.first(room, team)?.[0] ?? 0,
  })
}

/** [TM4] [LG2] What few seats have. */
const extrasOf = ({ timeFactor = 1, leaguePerson }: Seat) => [timeFactor, leaguePerson ?? null]

/** The seat of a row; what its room knows of its presence is never older than what the row does. */
function seatOf(row: SeatRow, seenAt = -Infinity): Seat {
  const [id, name, nameKey, team, lang, tokenHash, requestHash, requestUntil, epoch, joinedAt, lastSeenAt, ...place] =
    row
  const [removed, waiting, timeFactor, leaguePerson] = place
  return {
    id,
    name,
    nameKey,
    ...(team === null ? {} : { team }),
    lang,
    tokenHash,
    ...(requestHash === null ? {} : { requestHash }),
    requestUntil,
    epoch,
    joinedAt,
    lastSeenAt: Math.max(lastSeenAt, seenAt),
    removed: removed === 1,
    waiting: waiting === 1,
    ...(timeFactor === 1 ? {} : { timeFactor }),
    ...(leaguePerson === null ? {} : { leaguePerson }),
  }
}
