import type { RosterSeat, TeamEvent, ToClient } from '@jawab/shared/protocol/to-client'
import type { ToServer } from '@jawab/shared/protocol/to-server'
import { seconds, type Instant } from '@jawab/shared/time'
import type { Server } from 'socket.io'
import type { Room } from '../room/room.ts'
import { isAtDoor, isIn, isPresent, type Seat } from '../room/seats.ts'
import { newsApart } from '../runner/crowd-news.ts'
import { hostsChannel, teamChannel } from './channels.ts'

/** What hosts and team mates have been told about the people of a room, so that only what is new is sent. */
export type PeopleNews = {
  /** True when hosts have not been told of everybody yet. */
  tell(room: Room, seats: readonly Seat[], at: Instant): boolean
  /** A host has come: the roster is sent from its start again. */
  renewRoster(): void
  /** Somebody has come to a team: this connection alone is told who is in it. */
  welcome(socket: string, team: string): void
}

const ROSTER_PAGE = 50
/** More names than anybody reads; in a crowd they would be most of what a room sends. */
const MATES_NAMED = 40
const TEAM_APART = seconds(1)

export function createPeopleNews(io: Server<ToServer, ToClient>, id: string): PeopleNews {
  const roster = new Map<string, string>()
  const teams = new Map<string, { readonly said: string; readonly at: Instant }>()
  const newcomers = new Map<string, string>()
  return { tell, renewRoster: () => roster.clear(), welcome: (socket, team) => void newcomers.set(socket, team) }

  function tell(room: Room, seats: readonly Seat[], at: Instant) {
    for (const { id: team } of room.teams) tellTeam(room, team, seats, at)
    return tellHosts(seats, at)
  }

  /** [ST5] Only the host sees all names. A page at a time: the rest comes with the next look. */
  function tellHosts(seats: readonly Seat[], at: Instant): boolean {
    const news = seats
      .map((seat) => rosterSeat(seat, at))
      .filter((seat) => roster.get(seat.id) !== JSON.stringify(seat))
    const page = news.slice(0, ROSTER_PAGE)
    for (const seat of page) roster.set(seat.id, JSON.stringify(seat))
    if (page.length > 0) io.to(hostsChannel(id)).emit('roster', { seats: page })
    return news.length > page.length
  }

  /** [ST5] Team mates see each other's names, and nobody else's. */
  function tellTeam(room: Room, team: string, seats: readonly Seat[], at: Instant) {
    const members = seats
      .filter((seat) => seat.team === team && isIn(seat))
      .map((seat) => ({ name: seat.name, present: isPresent(seat, at) }))
    const named = members.toSorted((one, other) => Number(other.present) - Number(one.present)).slice(0, MATES_NAMED)
    const event: TeamEvent = { round: room.round, members: named, more: members.length - named.length }
    const said = JSON.stringify([event.members, event.more])
    const last = teams.get(team)
    if (last && (last.said === said || at - last.at < newsApart(TEAM_APART, members.length))) return greet(team, event)
    teams.set(team, { said, at })
    io.to(teamChannel(id, team)).emit('team', event)
  }

  function greet(team: string, event: TeamEvent) {
    for (const [socket, joined] of newcomers) {
      if (joined !== team) continue
      newcomers.delete(socket)
      io.to(socket).emit('team', event)
    }
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
