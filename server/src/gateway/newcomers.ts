import type { seatTake } from '@jawab/shared/protocol/payloads'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import { seededRandom } from '@jawab/shared/random'
import { no, type Result } from '@jawab/shared/result'
import { freeName, readName } from '@jawab/shared/teams/names'
import { suggestName } from '@jawab/shared/teams/suggest-name'
import type { InferOutput } from 'valibot'
import { isRude } from '../auth/rude-names.ts'
import { CODE_BYTES, drawSecret, hashOf } from '../auth/secrets.ts'
import type { Room } from '../room/room.ts'
import { answersTo } from '../room/seats.ts'
import type { Connection } from './connection.ts'
import type { GatewayParts } from './handler.ts'

/** [RM4] Why a newcomer does not come in; a repeat of a request that took a seat has been through the door. */
export async function refuseAtDoor(
  asked: InferOutput<typeof seatTake>,
  room: Room,
  { address }: Connection,
  { store, admission }: GatewayParts,
): Promise<Refusal | undefined> {
  const refusal = room.locked ? 'room:locked' : await admission.refuseCode(address, room, asked.secondCode)
  if (!refusal) return undefined
  const [requestHash, at] = [hashOf(asked.request), store.now()]
  const isRepeat = (await store.seats(room.id)).some((seat) => answersTo(seat, requestHash, at))
  return isRepeat ? undefined : refusal
}

/** [ST1] Also refuses rude names where the host wants none. */
export function readFitName(raw: string, { door }: Room): Result<string, 'seat:name-unfit' | 'seat:name-rude'> {
  const name = readName(raw)
  return name.ok && door.cleanNames && isRude(name.value) ? no('seat:name-rude') : name
}

/** [ST1] A free name: close to the one that is taken, any other for one that is rude. */
export async function proposal(reason: Refusal, room: Room, name: string, { store, platform }: GatewayParts) {
  if (reason !== 'seat:name-taken' && reason !== 'seat:name-rude') return {}
  const taken = new Set((await store.seats(room.id)).filter(({ removed }) => !removed).map((seat) => seat.nameKey))
  const isTaken = (key: string) => taken.has(key)
  if (reason === 'seat:name-taken') return { proposal: freeName(name, isTaken) }
  return { proposal: suggestName(seededRandom(drawSecret(platform, CODE_BYTES)), isTaken) }
}
