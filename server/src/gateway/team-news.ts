import type { TeamEvent, TeamMate, TeamNews, ToClient } from '@jawab/shared/protocol/to-client'
import type { ToServer } from '@jawab/shared/protocol/to-server'
import { seconds, type Instant } from '@jawab/shared/time'
import type { Server } from 'socket.io'
import type { StoredAnswer } from '../room/answers.ts'
import type { Room } from '../room/room.ts'
import { isIn, isPresent, type Seat } from '../room/seats.ts'
import { pickOf, verdictsOf } from '../room/team-acts.ts'
import { decidesTogether, standingOf, type TeamAtWork } from '../room/team-stage.ts'
import { newsApart } from '../runner/crowd-news.ts'
import type { TeamsNews } from '../runner/watch.ts'
import { teamChannel } from './channels.ts'

/** What the members of each team have been told about each other, so that only what is new is sent ([ST5]). */
export type TeamNewsBoard = {
  /**
   * Who is there; true when a team has to be told more once it may be. While teams decide together this is told with
   * what they decide, by `tellTogether`.
   */
  tell(room: Room, seats: readonly Seat[], at: Instant): boolean
  /** [TE3] [TE6] Who is there, what each backs and what the team has come to. */
  tellTogether(room: Room, news: TeamsNews, at: Instant): void
  /** Somebody has come to a team: this connection alone is told what the others know. */
  welcome(socket: string, team: string): void
}

/** More names than anybody reads; in a crowd they would be most of what a room sends. */
const MATES_NAMED = 40
const TEAM_APART = seconds(1)

/** `members` where that is all that was said. */
type Told = { readonly said: string; readonly at: Instant; readonly members?: readonly TeamMate[] }

export function createTeamNews(io: Server<ToServer, ToClient>, id: string): TeamNewsBoard {
  const told = new Map<string, Told>()
  const newcomers = new Map<string, string>()
  return { tell, tellTogether, welcome: (socket, team) => void newcomers.set(socket, team) }

  function tell(room: Room, seats: readonly Seat[], at: Instant) {
    if (decidesTogether(room)) return false
    const members = membersByTeam(seats, at)
    return room.teams.map(({ id: team }) => say(room, team, members.get(team) ?? [], at)).includes(true)
  }

  function tellTogether(room: Room, { question, teams, alone }: TeamsNews, at: Instant) {
    for (const team of teams) {
      const together = newsOf(room, team, verdictsOf(question, team.record))
      say(
        room,
        team.team,
        team.members.map((seat) => mateOf(seat, team, alone)),
        at,
        together,
      )
    }
  }

  /** True when the team has to wait for what is new. */
  function say(room: Room, team: string, members: readonly TeamMate[], at: Instant, together?: TeamNews): boolean {
    const last = told.get(team)
    if (!together && newcomers.size === 0 && saysAll(last?.members, members)) return false
    const named = members.toSorted((one, other) => Number(other.present) - Number(one.present)).slice(0, MATES_NAMED)
    const rest = { members: named, more: members.length - named.length, ...together }
    const event: TeamEvent = { round: room.round, ...rest }
    const said = JSON.stringify(together ? event : rest)
    // A team that decides is told at once what is new; the count that leads here comes a few times a second at most.
    const apart = together && members.length <= MATES_NAMED ? 0 : newsApart(TEAM_APART, members.length)
    const isKnown = last?.said === said
    if (last && (isKnown || at - last.at < apart)) {
      greet(team, event)
      return !isKnown
    }
    told.set(team, { said, at, ...(together ? {} : { members }) })
    io.to(teamChannel(id, team)).emit('team', event)
    return false
  }

  function greet(team: string, event: TeamEvent) {
    for (const [socket, joined] of newcomers) {
      if (joined !== team) continue
      newcomers.delete(socket)
      io.to(socket).emit('team', event)
    }
  }
}

/** Whether a team knows who is in it and who is there. Asked of everybody at every look, so that nothing is made for it. */
const saysAll = (told: readonly TeamMate[] | undefined, members: readonly TeamMate[]) =>
  told?.length === members.length &&
  members.every(({ name, present }, at) => told[at]?.name === name && told[at].present === present)

/** Those who are in, by team and in their order. */
function membersByTeam(seats: readonly Seat[], at: Instant): ReadonlyMap<string, readonly TeamMate[]> {
  const teams = new Map<string, TeamMate[]>()
  for (const seat of seats) {
    if (seat.team === undefined || !isIn(seat)) continue
    const mate = { name: seat.name, present: isPresent(seat, at) }
    const team = teams.get(seat.team)
    if (team) team.push(mate)
    else teams.set(seat.team, [mate])
  }
  return teams
}

/** [TE4] In a huddle a member who has proposed nothing yet is shown with the own answer. */
function mateOf(seat: Seat, { record, present }: TeamAtWork, alone: readonly StoredAnswer[]): TeamMate {
  const proposed = pickOf(record, seat.id)
  const shown = proposed ?? alone.find((answer) => answer.seat === seat.id)
  return {
    name: seat.name,
    present: present.has(seat.id),
    ...(shown ? { pick: shown.answer } : {}),
    ...(shown?.certainty === undefined ? {} : { certainty: shown.certainty }),
    ...(proposed ? { proposed: true as const } : {}),
  }
}

function newsOf(room: Room, team: TeamAtWork, uncovered: TeamNews['uncovered']): TeamNews {
  const { record, members } = team
  const standing = standingOf(room, team)
  const nameOf = (seat: string | undefined) => members.find(({ id }) => id === seat)?.name
  const [spokesperson, by] = [nameOf(record.spokesperson), nameOf(standing?.seat)]
  return {
    ...(spokesperson === undefined ? {} : { spokesperson }),
    ...(standing ? { standing: standing.answer } : {}),
    ...(by === undefined ? {} : { by }),
    locked: record.lock !== undefined,
    uncovered,
  }
}
