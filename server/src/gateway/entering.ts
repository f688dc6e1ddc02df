import type { hostEnter, screenEnter } from '@jawab/shared/protocol/payloads'
import type { InferOutput } from 'valibot'
import { hashOf } from '../auth/secrets.ts'
import { hostView } from '../room/host-view.ts'
import { screenView } from '../room/views.ts'
import type { Connection } from './connection.ts'
import { refused, type GatewayParts } from './handler.ts'

/** [RM2] Any number of host devices; closing all of them loses nothing. */
export async function enterHost(
  { room: pin, hostKey, lang }: InferOutput<typeof hostEnter>,
  connection: Connection,
  { admission, audiences, watch, currentScene }: GatewayParts,
) {
  const found = await admission.roomByKey(connection.address, pin, hostKey)
  if (!found.ok) return refused(found.reason)

  await audiences.enter(connection, { kind: 'host', room: found.value.id, lang, keyHash: hashOf(hostKey) })
  // What is not in the view, such as the roster and the second code, follows at once.
  watch.look(found.value.id)
  const scene = await currentScene(found.value.id)
  return scene ? { ok: true as const, view: hostView(scene, lang) } : refused('room:ended')
}

/** [RM3] For the big screen the PIN is enough; for the second code it must have been opened from a console ([RM4]). */
export async function enterScreen(
  { room: pin, code, lang }: InferOutput<typeof screenEnter>,
  connection: Connection,
  { admission, audiences, limits, watch, currentScene }: GatewayParts,
) {
  const found = await admission.roomByPin(connection.address, pin, code)
  if (!found.ok) return refused(found.reason)
  if (audiences.otherScreens(connection, found.value.id) >= limits.screensPerRoom) return refused('screen:full')

  const showsCode = code === found.value.screenCode
  await audiences.enter(connection, { kind: 'screen', room: found.value.id, lang, showsCode })
  watch.look(found.value.id)
  const scene = await currentScene(found.value.id)
  return scene ? { ok: true as const, view: screenView(scene, lang) } : refused('room:ended')
}
