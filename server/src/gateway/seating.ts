import type { seatChange, seatResume, seatTake } from '@jawab/shared/protocol/payloads'
import { nameKey } from '@jawab/shared/teams/names'
import type { InferOutput } from 'valibot'
import { drawSecret, hashOf, KEY_BYTES, SEAT_ID_BYTES } from '../auth/secrets.ts'
import type { Room } from '../room/room.ts'
import type { SeatChange } from '../room/seat-changes.ts'
import type { Seat } from '../room/seats.ts'
import { playerView } from '../room/views.ts'
import { resultOf } from '../runner/results.ts'
import { ownSeat, seatRole } from './audiences.ts'
import { sayBye, type Connection, type SeatRole } from './connection.ts'
import { refused, type GatewayParts } from './handler.ts'
import { markFor } from './marking.ts'
import { measureAtEntry } from './measuring.ts'
import { proposal, readFitName, refuseAtDoor } from './newcomers.ts'
import { standingFor } from './playing.ts'

/** [ST1] [ST2] [RM4] A place in the room, and the token that gives it back. One connection takes one seat. */
export async function takeSeat(asked: InferOutput<typeof seatTake>, connection: Connection, parts: GatewayParts) {
  const isTaken = connection.role?.kind === 'seat' || connection.request !== undefined
  if (isTaken && connection.request !== asked.request) return refused('seat:already')
  connection.request = asked.request
  const taken = await takeFreeSeat(asked, connection, parts)
  if (!taken.ok) delete connection.request
  return taken
}

async function takeFreeSeat(asked: InferOutput<typeof seatTake>, connection: Connection, parts: GatewayParts) {
  const { store, platform, admission, limits } = parts
  const found = await admission.roomByPin(connection.address, asked.room, asked.code)
  if (!found.ok) return refused(found.reason)
  const room = found.value
  const name = readFitName(asked.name, room)
  if (!name.ok) return refused(name.reason, await proposal(name.reason, room, asked.name, parts))
  const refusal = await refuseAtDoor(asked, room, connection, parts)
  if (refusal) return refused(refusal)
  const isTurn = await admission.waitForTurn(room.id, (at) => connection.socket.emit('turn', { at }))
  if (!isTurn) return refused('room:crowded')

  const token = drawSecret(platform, KEY_BYTES)
  const taken = await store.takeSeat(
    room.id,
    {
      id: drawSecret(platform, SEAT_ID_BYTES),
      name: name.value,
      nameKey: nameKey(name.value),
      lang: asked.lang,
      tokenHash: hashOf(token),
      requestHash: hashOf(asked.request),
      joinedAt: store.now(),
      ...(asked.team === undefined ? {} : { team: asked.team }),
      ...leaguePerson(asked),
    },
    limits.seatsPerRoom,
  )
  if (!taken.ok) return refused(taken.reason, await proposal(taken.reason, room, name.value, parts))

  await sit(connection, room.id, taken.value, asked.connection, parts)
  const shown = await shownTo(taken.value, room.id, parts)
  if (!shown) return refused('room:ended')
  return { ok: true as const, seat: ownSeat(taken.value), token, ...shown }
}

/** [RM4] What a seat may see: the room as it is now, and nothing of it while it waits. */
async function shownTo({ waiting, lang }: Seat, room: string, { currentScene }: GatewayParts) {
  if (waiting) return {}
  const scene = await currentScene(room)
  return scene && { view: playerView(scene, lang) }
}

/** [LG2] Whose points these are in a league, where the phone brings a key. */
const leaguePerson = ({ leagueKey }: { readonly leagueKey?: string | undefined }) =>
  leagueKey === undefined ? {} : { leaguePerson: hashOf(leagueKey) }

/** [ST2] The same seat again, with all that belongs to it in this phase. */
export async function resumeSeat(
  { room: pin, token, connection: phone, ...brought }: InferOutput<typeof seatResume>,
  connection: Connection,
  parts: GatewayParts,
) {
  const { store, admission, scores, metrics } = parts
  const id = await store.findRoom(pin)
  if (id === undefined) return refused(await admission.refuseToken(connection.address, 'room:unknown'))
  const resumed = await store.resumeSeat(id, hashOf(token))
  if (!resumed.ok) return refused(await admission.refuseToken(connection.address, resumed.reason))

  const seat = resumed.value
  const player = leaguePerson(brought)
  if (player.leaguePerson !== undefined && player.leaguePerson !== seat.leaguePerson) {
    await store.changeSeat(id, seat.id, player)
  }
  metrics.resumed()
  await store.seen(id, [seat.id], store.now())
  await sit(connection, id, seat, phone, parts)
  const room = await store.read(id)
  if (!room) return refused('room:ended')
  const scored = await scores.of(room)
  const result = resultOf(room, scored, seat)
  const standing = await standingFor(room, seat, parts)
  const mark = await markFor(room, seat, parts)
  const place = await store.placeOf(id, seat.id)
  // Last, so that the view is never older than one that is sent meanwhile.
  const shown = await shownTo(seat, id, parts)
  if (!shown) return refused('room:ended')
  return {
    ok: true as const,
    seat: ownSeat(seat),
    ...shown,
    ...(standing ? { standing } : {}),
    ...(result ? { result } : {}),
    ...(mark ? { mark } : {}),
    total: (place?.points ?? 0) + scored.shift,
    rank: place?.rank ?? 1,
  }
}

/** [ST2] One seat, one connection: an older one is told, unless it is the same phone's own. */
async function sit(
  connection: Connection,
  room: string,
  seat: Seat,
  phone: string | undefined,
  { audiences, platform, watch }: GatewayParts,
) {
  await audiences.enter(connection, seatRole(room, seat, phone))
  for (const other of audiences.othersOf(connection, seat.id)) {
    const isSamePhone = phone !== undefined && other.role?.kind === 'seat' && other.role.phone === phone
    if (isSamePhone) other.socket.disconnect(true)
    else sayBye(other, 'seat:replaced')
  }
  measureAtEntry(connection, platform)
  watch.look(room)
}

/**
 * [ST1] [TM4] Name and team until the first question, the time factor between questions, the language at any time;
 * while it waits, the language alone.
 */
export async function changeSeat(asked: InferOutput<typeof seatChange>, connection: Connection, parts: GatewayParts) {
  const { store } = parts
  const { role } = connection
  if (role?.kind !== 'seat') return refused('seat:unknown')
  if (role.waiting && (asked.name ?? asked.team ?? asked.timeFactor) !== undefined) return refused('seat:waiting')
  const room = await store.read(role.room)
  if (!room) return refused('room:ended')

  const change = readChange(asked, room)
  if (!change.ok) return refused(change.refusal, await proposal(change.refusal, room, asked.name ?? '', parts))
  const changed = await store.changeSeat(room.id, role.seat, change.change)
  if (!changed.ok) return refused(changed.reason, await proposal(changed.reason, room, asked.name ?? '', parts))

  await follow(connection, role, changed.value, parts)
  const shown = await shownTo(changed.value, room.id, parts)
  if (!shown) return refused('room:ended')
  return { ok: true as const, seat: ownSeat(changed.value), ...shown }
}

function readChange({ name: given, team, lang, timeFactor, ...brought }: InferOutput<typeof seatChange>, room: Room) {
  const isLobby = room.phase.name === 'lobby'
  if (team !== undefined && (!isLobby || room.rules.teamDeal !== 'choose')) return refused('team:fixed')
  if (given !== undefined && !isLobby) return refused('step:impossible')
  const name = given === undefined ? undefined : readFitName(given, room)
  if (name && !name.ok) return refused(name.reason)
  const change: SeatChange = {
    ...(name?.ok ? { name: name.value, nameKey: nameKey(name.value) } : {}),
    ...(team === undefined ? {} : { team }),
    ...(lang === undefined ? {} : { lang }),
    ...(timeFactor === undefined ? {} : { timeFactor }),
    ...leaguePerson(brought),
  }
  return { ok: true as const, change }
}

async function follow(connection: Connection, role: SeatRole, seat: Seat, { audiences, watch }: GatewayParts) {
  await audiences.enter(connection, seatRole(role.room, seat, role.phone))
  watch.look(role.room)
}
