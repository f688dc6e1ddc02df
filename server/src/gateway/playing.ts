import type { answerSubmit, clockProbe, revealRead } from '@jawab/shared/protocol/payloads'
import type { Receipt, RevealTexts, StandingAnswer } from '@jawab/shared/protocol/to-server'
import { readAnswer, whyNotOf } from '@jawab/shared/question/kinds'
import type { InferOutput } from 'valibot'
import type { GivenAnswer, StoredAnswer, Taken } from '../room/answers.ts'
import { currentRound, isRevealed, type Room } from '../room/room.ts'
import type { RoomStore } from '../stores/store.ts'
import { langOf, type Connection } from './connection.ts'
import { refused, type GatewayParts } from './handler.ts'
import { toHtml } from './markdown.ts'

/** [RD3] [RD4] The receipt is given when the answer is stored, and says what was counted ([TM5]). */
export async function submitAnswer(
  asked: InferOutput<typeof answerSubmit>,
  connection: Connection,
  parts: GatewayParts,
) {
  const { store, watch, metrics } = parts
  const receivedAt = store.now()
  const { role } = connection
  if (role?.kind !== 'seat') return refused('seat:unknown')
  if (role.waiting) return refused('seat:waiting')
  if (asked.stage !== 'solo') return refused('answer:too-early')
  const question = await store.question(role.room, asked.round)
  if (!question) return refused('answer:too-early')
  const answer = readAnswer(question, asked.answer)
  if (answer === undefined) return refused('payload:invalid')

  const minRttMs = connection.roundTrips.least()
  const given: GivenAnswer = {
    seat: role.seat,
    epoch: role.epoch,
    round: asked.round,
    stage: asked.stage,
    answer,
    seq: asked.seq,
    request: asked.request,
    receivedAt,
    ...(asked.claimMs === undefined ? {} : { claimMs: asked.claimMs }),
    ...(minRttMs === undefined ? {} : { minRttMs }),
  }
  const taken = await take(role.room, given, parts)
  watch.answered(role.room)
  if (!taken.ok) return refused(taken.refusal, taken.standing ? { standing: standingAnswer(taken.standing) } : {})
  metrics.receipt(store.now() - receivedAt)
  return { ok: true as const, ...receiptOf(taken.stored) }
}

/** [RD11] After an outage an answer may come before anybody has moved the deadline; then it is ruled on once more. */
async function take(room: string, given: GivenAnswer, { store, watch }: GatewayParts): Promise<Taken> {
  const taken = await submitOne(room, given, store)
  const isLate = !taken.ok && taken.refusal === 'answer:too-late'
  return isLate && (await watch.takesAfterAll(room, given.receivedAt)) ? submitOne(room, given, store) : taken
}

async function submitOne(room: string, given: GivenAnswer, store: RoomStore): Promise<Taken> {
  const [taken] = await store.submit(room, [given])
  if (!taken) throw new Error('The store gave no reply to an answer')
  return taken
}

const receiptOf = ({ receivedAt, countedMs, creditMs, seq }: StoredAnswer): Receipt => ({
  receivedAt,
  countedMs,
  creditMs,
  seq,
})

const standingAnswer = (stored: StoredAnswer): StandingAnswer => ({
  answer: stored.answer,
  seq: stored.seq,
  receipt: receiptOf(stored),
})

/** The answer that stands for a seat in the round that is on. */
export async function standingFor(room: Room, seat: string, { store }: GatewayParts) {
  const stored = room.round > 0 ? await store.answerOf(room.id, room.round, seat) : undefined
  return stored && standingAnswer(stored)
}

/** [RV1] The long texts of a round, from step `why` on. */
export async function readReveal(
  { round }: InferOutput<typeof revealRead>,
  connection: Connection,
  { store }: GatewayParts,
) {
  const { role } = connection
  if (!role) return refused('seat:unknown')
  if (role.kind === 'seat' && role.waiting) return refused('seat:waiting')
  const room = await store.read(role.room)
  if (!room) return refused('room:ended')
  if (!isExplained(room, round)) return refused('step:too-soon')
  const question = await store.question(room.id, round)
  if (!question) return refused('round:unknown')

  const lang = langOf(connection)
  const { keys } = currentRound({ ...room, round })
  const texts: RevealTexts = {
    powerAnswer: toHtml(question.powerAnswer[lang]),
    whyNot: Object.fromEntries(
      Object.entries(whyNotOf(question, lang, keys)).map(([option, part]) => [
        option,
        'text' in part ? toHtml(part.text) : '',
      ]),
    ),
    sources: question.sources,
    notes: question.notes.map((note) => toHtml(note[lang])),
    lang,
    ...(question.asOf === undefined ? {} : { asOf: question.asOf }),
  }
  return { ok: true as const, ...texts }
}

function isExplained(room: Room, round: number): boolean {
  if (round < 1 || round > room.round) return false
  const isKeyOnly = room.phase.name === 'reveal' && room.phase.step === 'key'
  return isRevealed(room, round) && (round < room.round || !isKeyOnly)
}

/** [TM1] For the phone's own offset. */
export async function probeClock(_: InferOutput<typeof clockProbe>, _connection: Connection, { store }: GatewayParts) {
  return { ok: true as const, now: store.now() }
}
