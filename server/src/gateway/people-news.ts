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
  const roster = new Map<string, string>()
  return { tell, renewRoster: () => roster.clear() }

  /** A page at a time: the rest comes with the next look. */
  function tell(seats: readonly Seat[], at: Instant): boolean {
    const news = seats
      .map((seat) => rosterSeat(seat, at))
      .filter((seat) => roster.get(seat.id) !== JSON.stringify(seat))
    const page = news.slice(0, ROSTER_PAGE)
    for (const seat of page) roster.set(seat.id, JSON.stringify(seat))
    if (page.length > 0) io.to(hostsChannel(id)).emit('roster', { seats: page })
    return news.length > page.length
  }
}

const rosterSeat = (seat: Seat, at: Instant): RosterSeat => ({
  id: seat.id,
  name: seat.name,
  joinedAt: seat.joinedAt,
  present: !seat.removed && isPresent(seat, at),
  ...(seat.team === undefined ? {} : { team: seat.team }),
  ...(seat.removed ? { removed: true } : {}),
  ...(isAtDoor(seat) ? { waiting: true } : {}),
})
