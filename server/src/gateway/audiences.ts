import { languages, type Language } from '@jawab/shared/language'
import type { MarksEvent, OwnSeat, Tally, ToClient } from '@jawab/shared/protocol/to-client'
import type { ToServer } from '@jawab/shared/protocol/to-server'
import type { HostView, View } from '@jawab/shared/protocol/views'
import { HOST_MARKS } from '@jawab/shared/protocol/marks'
import type { Question } from '@jawab/shared/question/kinds'
import type { Instant } from '@jawab/shared/time'
import type { Server } from 'socket.io'
import type { Metrics } from '../metrics.ts'
import type { Platform } from '../platform.ts'
import type { Room } from '../room/room.ts'
import type { Seat } from '../room/seats.ts'
import { hostView } from '../room/host-view.ts'
import { markedTeams, playerView, screenView, type Marking, type Scene } from '../room/views.ts'
import { resultOf } from '../runner/results.ts'
import type { Audience, TeamsNews } from '../runner/watch.ts'
import { createCodeNews, type CodeNews } from './code-news.ts'
import { channelsOf, hostsChannel, isHeard, screensChannel, teamChannel, viewChannel } from './channels.ts'
import { sayBye, type Connection, type Role, type SeatRole } from './connection.ts'
import { createPeopleNews, type PeopleNews } from './people-news.ts'
import { measure, measureIfOld } from './measuring.ts'
import { createTallyNews, type TallyNews } from './tally-news.ts'
import { createTeamNews, type TeamNewsBoard } from './team-news.ts'
import { createToldPeople, type ToldPeople } from './told-people.ts'

/** The connections of this node by room, and what is sent to them together. */
export type Audiences = Audience & {
  /** Gives a connection its role in a room, in place of any it had. Resolves when the room is up to its time. */
  enter(connection: Connection, role: Role): Promise<void>
  leave(connection: Connection): void
  /** Connections of a seat other than this one. */
  othersOf(connection: Connection, seat: string): readonly Connection[]
  /** The question of a round that the devices of a room were shown here last. */
  questionShown(room: string, round: number): Question | undefined
  /** The room as its hosts here were shown it last, and the time now; nothing when it has ended. */
  hostViewShown(room: string, lang: Language): HostView | undefined
  /** How many screens the room has here besides this connection. */
  otherScreens(connection: Connection, room: string): number
}

type AudiencesParts = {
  readonly io: Server<ToServer, ToClient>
  readonly platform: Platform
  readonly metrics: Metrics
  readonly now: () => Instant
  /** Called whenever somebody has come to a room here. */
  readonly began: (room: string) => Promise<void>
  /** Called when the last one here has gone. */
  readonly ended: (room: string) => void
}

type LocalRoom = {
  readonly connections: Set<Connection>
  readonly news: PeopleNews
  readonly teams: TeamNewsBoard
  readonly code: CodeNews
  /** What was shown last, and how hosts read it. */
  scene?: Scene
  readonly hostViews: Map<Language, HostView>
  phase?: string
  readonly tally: TallyNews
  /** What of marks was said to whom last. */
  readonly marksTold: Map<string, string>
  readonly people: ToldPeople
  /** Of whoever came in last. */
  newestEntry: number
}

export function createAudiences({ io, platform, metrics, now, began, ended }: AudiencesParts): Audiences {
  const rooms = new Map<string, LocalRoom>()
  let entered = 0
  let seated = 0

  return {
    enter,
    leave,
    othersOf,
    questionShown,
    hostViewShown,
    otherScreens: (connection, id) =>
      connectionsIn(id).filter((other) => other !== connection && other.role?.kind === 'screen').length,
    dismissHosts,
    entered: () => entered,
    seated: () => seated,
    connectedSeats: (id) => connectionsIn(id).flatMap(({ role }) => (role?.kind === 'seat' ? [role.seat] : [])),
    show,
    tellResults,
    tellTally,
    tellTeams,
    tellMarks,
    tellPeople,
    tellEnded,
  }

  function enter(connection: Connection, role: Role): Promise<void> {
    leave(connection)
    // It may have gone while its request was being looked at; nobody would ever take it out again.
    if (!connection.socket.connected) return Promise.resolve()
    connection.role = role
    connection.entry = ++entered
    if (role.kind === 'seat') seat(1)
    void connection.socket.join([...channelsOf(role)])
    const local = rooms.get(role.room) ?? open(role.room)
    local.connections.add(connection)
    local.newestEntry = connection.entry
    if (role.kind === 'host') local.news.renewRoster()
    if (role.kind !== 'seat') {
      local.code.renew()
      local.tally.renew()
    }
    if (role.kind === 'seat' && role.team !== undefined && !role.waiting)
      local.teams.welcome(connection.socket.id, role.team)
    return began(role.room)
  }

  function seat(count: 1 | -1) {
    seated += count
    metrics.seated(count)
  }

  function open(id: string): LocalRoom {
    const news = { news: createPeopleNews(io, id), teams: createTeamNews(io, id), code: createCodeNews(io) }
    const tally = createTallyNews({ io, platform, now, seated: () => seated })
    const told = { people: createToldPeople(), marksTold: new Map(), hostViews: new Map() }
    const local: LocalRoom = { connections: new Set(), ...news, tally, ...told, newestEntry: 0 }
    rooms.set(id, local)
    metrics.watching(1)
    return local
  }

  function leave(connection: Connection) {
    const { role } = connection
    if (!role) return
    for (const channel of channelsOf(role)) void connection.socket.leave(channel)
    delete connection.role
    if (role.kind === 'seat') seat(-1)
    const local = rooms.get(role.room)
    local?.connections.delete(connection)
    if (local?.connections.size !== 0) return
    rooms.delete(role.room)
    metrics.watching(-1)
    ended(role.room)
  }

  function connectionsIn(id: string): Connection[] {
    return [...(rooms.get(id)?.connections ?? [])]
  }

  function othersOf(connection: Connection, seat: string) {
    return connectionsIn(connection.role?.room ?? '').filter(
      (other) => other !== connection && other.role?.kind === 'seat' && other.role.seat === seat,
    )
  }

  function questionShown(id: string, round: number) {
    const scene = rooms.get(id)?.scene
    return scene?.room.round === round ? scene.question : undefined
  }

  function hostViewShown(id: string, lang: Language) {
    const local = rooms.get(id)
    return local?.scene && { ...hostViewOf(local, local.scene, lang), now: now() }
  }

  /** Made once for all hosts, and for those whose command is refused. */
  function hostViewOf({ hostViews }: LocalRoom, scene: Scene, lang: Language): HostView {
    const view = hostViews.get(lang) ?? hostView(scene, lang)
    hostViews.set(lang, view)
    return view
  }

  function dismissHosts({ id, hostKeyHashes }: Room) {
    for (const connection of connectionsIn(id)) {
      const { role } = connection
      if (role?.kind === 'host' && !hostKeyHashes.includes(role.keyHash)) sayBye(connection, 'host:ended')
    }
  }

  function show(scene: Scene) {
    const { id, phase } = scene.room
    const local = rooms.get(id)
    if (!local) return
    local.scene = scene
    local.hostViews.clear()
    for (const lang of languages) {
      showTo(viewChannel(id, 'host', lang), () => hostViewOf(local, scene, lang))
      showTo(viewChannel(id, 'screen', lang), () => screenView(scene, lang))
      showTo(viewChannel(id, 'seat', lang), () => playerView(scene, lang))
    }
    // [TM2] Once a question, before it opens.
    if (
      local.phase !== phase.name &&
      (phase.name === 'reading' || (phase.name === 'question' && local.phase !== 'reading'))
    ) {
      for (const connection of local.connections) if (connection.role?.kind === 'seat') measure(connection, platform)
    }
    local.phase = phase.name
  }

  /** Made and encoded once for all who read the same, and not at all where nobody here does. */
  function showTo(channel: string, view: () => View) {
    if (isHeard(io, channel)) io.to(channel).emit('view', view())
  }

  function tellResults(room: Room, scores: Parameters<Audience['tellResults']>[1], seats: readonly Seat[]) {
    const seatsById = new Map(seats.map((seat) => [seat.id, seat]))
    for (const { role, socket } of connectionsIn(room.id)) {
      const seat = role?.kind === 'seat' ? seatsById.get(role.seat) : undefined
      const result = seat && resultOf(room, scores, seat)
      if (result) socket.emit('result', result)
    }
  }

  function tellTally(room: Room, tally: Tally, byOption: Readonly<Record<string, number>>) {
    rooms.get(room.id)?.tally.tell(room, tally, byOption)
  }

  function tellTeams(room: Room, news: TeamsNews) {
    rooms.get(room.id)?.teams.tellTogether(room, news, now())
  }

  function tellMarks(room: Room, { pairs, marks }: Marking) {
    const told = rooms.get(room.id)?.marksTold
    if (!told) return
    const count = { round: room.round, teams: pairs.length, marked: markedTeams({ pairs, marks }).length }
    const say = (channel: string, said: MarksEvent) => {
      // Newcomers know nothing yet; there are few while a discussion is marked.
      const text = `${JSON.stringify(said)} ${entered}`
      if (told.get(channel) === text) return
      told.set(channel, text)
      io.to(channel).emit('marks', said)
    }
    say(hostsChannel(room.id), { ...count, marks })
    say(screensChannel(room.id), count)
    for (const { by } of pairs) {
      if (by !== HOST_MARKS) say(teamChannel(room.id, by), { ...count, marks: marks.filter((mark) => mark.by === by) })
    }
  }

  function tellPeople(room: Room, seats: readonly Seat[], enteredBefore: number) {
    const local = rooms.get(room.id)
    if (!local) return false
    const look = { room, seats, entered: enteredBefore, at: now() }
    local.code.tell(room, look.at)
    if (!local.people.mayHaveNews(look, local.newestEntry)) return false
    followAll(local, seats, enteredBefore)
    const isTeamLate = local.teams.tell(room, seats, look.at)
    const hasMore = local.news.tell(seats, look.at)
    local.people.told(look, !isTeamLate && !hasMore)
    return hasMore
  }

  function followAll(local: LocalRoom, seats: readonly Seat[], enteredBefore: number) {
    const seatsById = new Map(seats.map((seat) => [seat.id, seat]))
    for (const connection of [...local.connections]) {
      if (connection.role?.kind !== 'seat') continue
      measureIfOld(connection, platform)
      if (connection.entry > enteredBefore) continue
      follow(connection, connection.role, seatsById.get(connection.role.seat), local.scene)
    }
  }

  /** Brings a connection up to what has become of its seat, here or on another node. */
  function follow(connection: Connection, role: SeatRole, seat: Seat | undefined, scene: Scene | undefined) {
    if (!seat || seat.removed) return sayBye(connection, seat?.waiting ? 'seat:turned-away' : 'seat:kicked')
    if (seat.epoch > role.epoch) return sayBye(connection, 'seat:replaced')
    const isNamedAlike = seat.name === role.name && seat.team === role.team && seat.lang === role.lang
    const isSame = isNamedAlike && seat.timeFactor === role.timeFactor
    if (isSame && seat.waiting === role.waiting) return
    void enter(connection, seatRole(role.room, seat, role.phone))
    connection.socket.emit('seat', ownSeat(seat))
    // [RM4] Who has just been let in has seen nothing yet, and the room may stand still for long.
    if (role.waiting && !seat.waiting && scene) {
      connection.socket.emit('view', playerView({ ...scene, at: now() }, seat.lang))
    }
  }

  function tellEnded(id: string) {
    for (const connection of connectionsIn(id)) sayBye(connection, 'room:ended')
  }
}

export const seatRole = (room: string, seat: Seat, phone: string | undefined): SeatRole => ({
  kind: 'seat',
  room,
  seat: seat.id,
  name: seat.name,
  lang: seat.lang,
  waiting: seat.waiting,
  epoch: seat.epoch,
  ...(seat.team === undefined ? {} : { team: seat.team }),
  ...(seat.timeFactor === undefined ? {} : { timeFactor: seat.timeFactor }),
  ...(phone === undefined ? {} : { phone }),
})

export const ownSeat = ({ id, name, team, lang, timeFactor = 1, waiting }: Seat): OwnSeat => ({
  id,
  name,
  lang,
  timeFactor,
  ...(team === undefined ? {} : { team }),
  ...(waiting ? { waiting } : {}),
})
