import type { answerUncover, teamLock } from '@jawab/shared/protocol/payloads'
import type { InferOutput } from 'valibot'
import type { GivenAnswer } from '../room/answers.ts'
import { pickOf, verdictsOf, type TeamAct, type TeamTaken } from '../room/team-acts.ts'
import type { Connection } from './connection.ts'
import { refused, type GatewayParts } from './handler.ts'
import { receiptOf, standingAnswer } from './playing.ts'

/** [TE3] [TE6] A member backs an answer as the team's, or changes it; the receipt is for what the member now backs. */
export async function backAnswer(given: Omit<GivenAnswer, 'stage'>, room: string, parts: GatewayParts) {
  const taken = await act(room, { act: 'pick', ...given }, given.receivedAt, parts)
  const own = taken.record && pickOf(taken.record, given.seat)
  if (!taken.ok) return refused(taken.refusal, own ? { standing: standingAnswer(own) } : {})
  if (!own) throw new Error('The store kept no pick of the member')
  parts.metrics.receipt(parts.store.now() - given.receivedAt)
  return { ok: true as const, ...receiptOf(own) }
}

/** [TE6] The spokesperson makes the own pick final. */
export async function lockAnswer(
  { round, request }: InferOutput<typeof teamLock>,
  connection: Connection,
  parts: GatewayParts,
) {
  const member = memberOf(connection, parts)
  if (!member.ok) return member
  const taken = await act(member.room, { act: 'lock', ...member.by, round, request }, member.by.receivedAt, parts)
  if (!taken.ok) return refused(taken.refusal)
  if (!taken.record.lock) throw new Error('The store kept no lock')
  return { ok: true as const, answer: taken.record.lock.pick.answer }
}

/** [PT5] One more option; the reply, refused or not, says what the team has uncovered so far. */
export async function uncoverOption(
  { round, option, seq }: InferOutput<typeof answerUncover>,
  connection: Connection,
  parts: GatewayParts,
) {
  const member = memberOf(connection, parts)
  if (!member.ok) return member
  const { by, room } = member
  const taken = await act(room, { act: 'uncover', ...by, round, option, seq }, by.receivedAt, parts)
  const question = await parts.store.question(room, round)
  const known = question && taken.record ? { uncovered: verdictsOf(question, taken.record) } : { uncovered: [] }
  return taken.ok ? { ok: true as const, ...known } : refused(taken.refusal, known)
}

function memberOf({ role }: Connection, { store }: GatewayParts) {
  const receivedAt = store.now()
  if (role?.kind !== 'seat') return refused('seat:unknown')
  if (role.waiting) return refused('seat:waiting')
  return { ok: true as const, room: role.room, by: { seat: role.seat, epoch: role.epoch, receivedAt } }
}

/** [RD11] After an outage an act may come before anybody has moved the deadline; then it is ruled on once more. */
async function act(
  room: string,
  asked: TeamAct,
  receivedAt: number,
  { store, watch }: GatewayParts,
): Promise<TeamTaken> {
  const taken = await store.act(room, asked)
  const isLate = !taken.ok && taken.refusal === 'answer:too-late'
  const ruled = isLate && (await watch.takesAfterAll(room, receivedAt)) ? await store.act(room, asked) : taken
  watch.answered(room)
  return ruled
}
