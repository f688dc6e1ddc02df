import type { RosterSeat, ToClient } from '@jawab/shared/protocol/to-client'
import type { ToServer } from '@jawab/shared/protocol/to-server'
import type { Instant } from '@jawab/shared/time'
import type { Server } from 'socket.io'
import { isAtDoor, isPresent, type Seat } from '../room/seats.ts'
import { hostsChannel } from './channels.ts'

/** What hosts have been told about the people of a room, so that only what is new is sent ([ST5]). */
export type PeopleNews = {
  /** True when hosts have not been told of everybody yet. */
  tell(seats: readonly Seat[], at: Instant): boolean
  /** A host has come: the roster is sent from its start again. */
  renewRoster(): void
}

const ROSTER_PAGE = 50

export function createPeopleNews(io: Server<ToServer, ToClient>, id: string): PeopleNews {
  const roster = new Map<string, RosterSeat>()
  return { tell, renewRoster: () => roster.clear() }

  /** A page at a time: the rest comes with the next look. */
  function tell(seats: readonly Seat[], at: Instant): boolean {
    const news = seats.filter((seat) => !saysAll(roster.get(seat.id), seat, at))
    const page = news.slice(0, ROSTER_PAGE).map((seat) => rosterSeat(seat, at))
    for (const seat of page) roster.set(seat.id, seat)
    if (page.length > 0) io.to(hostsChannel(id)).emit('roster', { seats: page })
    return news.length > page.length
  }
}

const isThere = (seat: Seat, at: Instant) => !seat.removed && isPresent(seat, at)

/** Whether hosts know a seat as it is. Asked of everybody at every look, so that nothing is made for it. */
const saysAll = (told: RosterSeat | undefined, seat: Seat, at: Instant) =>
  told !== undefined &&
  told.name === seat.name &&
  told.joinedAt === seat.joinedAt &&
  told.present === isThere(seat, at) &&
  told.team === seat.team &&
  (told.removed ?? false) === seat.removed &&
  (told.waiting ?? false) === isAtDoor(seat)

const rosterSeat = (seat: Seat, at: Instant): RosterSeat => ({
  id: seat.id,
  name: seat.name,
  joinedAt: seat.joinedAt,
  present: isThere(seat, at),
  ...(seat.team === undefined ? {} : { team: seat.team }),
  ...(seat.removed ? { removed: true } : {}),
  ...(isAtDoor(seat) ? { waiting: true } : {}),
})
