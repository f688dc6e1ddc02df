import type { markSubmit } from '@jawab/shared/protocol/payloads'
import type { InferOutput } from 'valibot'
import { givenMark } from '../room/marks.ts'
import type { Room } from '../room/room.ts'
import type { Seat } from '../room/seats.ts'
import type { Connection } from './connection.ts'
import { refused, type GatewayParts } from './handler.ts'
import { isEnded } from './hosting.ts'

/** [RV3] All that is ticked for a team so far, by a seat for its own team or by a host. */
export async function submitMark(
  { round, team, points, seq, request }: InferOutput<typeof markSubmit>,
  { role }: Connection,
  parts: GatewayParts,
) {
  const { store, watch } = parts
  const receivedAt = store.now()
  if (!role || role.kind === 'screen') return refused('seat:unknown')
  if (role.kind === 'host' && (await isEnded(role, parts))) return refused('host:ended')
  const seat = role.kind === 'seat' ? { seat: { id: role.seat, epoch: role.epoch } } : {}

  const sent = { ...seat, round, team, points, seq, request, receivedAt }
  const first = await store.mark(role.room, sent)
  // [RD11] Perhaps nobody has noticed an outage yet.
  const isLate = !first.ok && first.refusal === 'mark:too-late'
  const taken = isLate && (await watch.takesAfterAll(role.room, receivedAt)) ? await store.mark(role.room, sent) : first
  watch.answered(role.room)
  if (!taken.ok) return refused(taken.refusal, taken.standing ? { mark: givenMark(taken.standing) } : {})
  return { ok: true as const, mark: givenMark(taken.stored) }
}

/** [RV3] What the seat's own team has ticked so far for another, while it is theirs to tick. */
export async function markFor(room: Room, { team }: Seat, { store }: GatewayParts) {
  if (room.phase.name !== 'marking' || team === undefined) return undefined
  const own = (await store.marks(room.id, room.round)).find(({ by }) => by === team)
  return own && givenMark(own)
}
