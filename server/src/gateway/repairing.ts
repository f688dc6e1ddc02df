import type { hostDo, roundRead } from '@jawab/shared/protocol/payloads'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import { choosable, faceOf, hasKey, keyOf, keysOf, readKey } from '@jawab/shared/question/kinds'
import type { InferOutput } from 'valibot'
import { isOpened } from '../room/repairs.ts'
import type { Connection, HostRole } from './connection.ts'
import { refused, type GatewayParts } from './handler.ts'
import { isEnded } from './hosting.ts'

type Asked = Extract<InferOutput<typeof hostDo>, { command: 'rekey' | 'accept' }>

/** [PT10] Makes an answer right, if it is one to that question; a repeat does nothing, whatever it names. */
export async function repairKey(
  asked: Asked,
  id: string,
  { store, runner }: GatewayParts,
): Promise<Refusal | undefined> {
  const { command: name, request, round } = asked
  const room = await store.read(id)
  const question = await store.question(id, round)
  if (!room || !question || !isOpened(room, round)) return 'round:unknown'
  if (!hasKey(question.kind)) return 'repair:no-key'
  const answer = readKey(question, asked.answer)
  const own = keyOf(question)
  if (answer === undefined || own === undefined) return 'repair:answer'

  const done = await runner.carryOut(id, { name, request, round, answer, own })
  return done.ok ? undefined : done.reason
}

/** [PT10] What can be chosen in place of what was. */
export async function helpWith(refusal: Refusal, round: number, { room, lang }: HostRole, { store }: GatewayParts) {
  const question = refusal === 'repair:answer' ? await store.question(room, round) : undefined
  return question ? { known: choosable(question, lang) } : {}
}

/** [PT10] A question as it was played, for a host who looks its key over. */
export async function readRound({ round }: InferOutput<typeof roundRead>, { role }: Connection, parts: GatewayParts) {
  if (role?.kind !== 'host') return refused('host:key')
  if (await isEnded(role, parts)) return refused('host:ended')
  const room = await parts.store.read(role.room)
  if (!room) return refused('room:ended')
  const question = await parts.store.question(room.id, round)
  if (!question || !isOpened(room, round)) return refused('round:unknown')

  const keys = keysOf(question, room.run[round - 1]?.keys)
  return { ok: true as const, question: faceOf(question, role.lang), keys }
}
