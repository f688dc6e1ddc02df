import type { hostInvite, hostPair, hostRenew } from '@jawab/shared/protocol/payloads'
import type { InferOutput } from 'valibot'
import { hashOf } from '../auth/secrets.ts'
import { hostView } from '../room/host-view.ts'
import type { Connection } from './connection.ts'
import { refused, type GatewayParts } from './handler.ts'

/** [RM2] A one-use code for another device, told to this one alone. */
export async function inviteRemote(
  _asked: InferOutput<typeof hostInvite>,
  { role }: Connection,
  { hostKeys }: GatewayParts,
) {
  if (role?.kind !== 'host') return refused('host:key')
  const invited = await hostKeys.invite(role.room, role.keyHash)
  return invited.ok ? { ok: true as const, ...invited.value } : refused(invited.reason)
}

/** [RM2] A key that no other device has: what this one came with may be open elsewhere too. */
export async function renewKey(
  { request }: InferOutput<typeof hostRenew>,
  connection: Connection,
  { hostKeys }: GatewayParts,
) {
  const { role } = connection
  if (role?.kind !== 'host') return refused('host:key')
  const renewed = await hostKeys.renew(role.room, role.keyHash, request)
  if (!renewed.ok) return refused(renewed.reason)
  // It may have left meanwhile, or entered elsewhere.
  if (connection.role === role) connection.role = { ...role, keyHash: hashOf(renewed.value) }
  return { ok: true as const, hostKey: renewed.value }
}

/** [RM2] Makes a host of the device that shows the code, with a key of its own. */
export async function pairRemote(
  { room: pin, code, request, lang }: InferOutput<typeof hostPair>,
  connection: Connection,
  { admission, audiences, watch, hostKeys, currentScene }: GatewayParts,
) {
  const found = await admission.roomByCode(connection.address, pin, ({ id }) => hostKeys.pair(id, code, request))
  if (!found.ok) return refused(found.reason)

  const { room, paired: hostKey } = found.value
  await audiences.enter(connection, { kind: 'host', room: room.id, lang, keyHash: hashOf(hostKey) })
  // What is not in the view, such as the roster, follows at once.
  watch.look(room.id)
  const scene = await currentScene(room.id)
  return scene ? { ok: true as const, hostKey, view: hostView(scene, lang) } : refused('room:ended')
}
