import type { answerSubmit, clockProbe, revealRead } from '@jawab/shared/protocol/payloads'
import type { Receipt, RevealTexts, StandingAnswer } from '@jawab/shared/protocol/to-server'
import { readAnswer, whyNotOf } from '@jawab/shared/question/kinds'
import { firstStage } from '@jawab/shared/teams/modes'
import type { InferOutput } from 'valibot'
import type { GivenAnswer, StoredAnswer, Taken } from '../room/answers.ts'
import { currentRound, isRevealed, type Room } from '../room/room.ts'
import type { Seat } from '../room/seats.ts'
import { decidesTogether } from '../room/team-stage.ts'
import type { RoomStore } from '../stores/store.ts'
import { langOf, type Connection } from './connection.ts'
import { refused, type GatewayParts } from './handler.ts'
import { toHtml } from './markdown.ts'
import { backAnswer } from './teaming.ts'

/** [RD3] [RD4] The receipt is given when the answer is stored, and says what was counted ([TM5]). */
export async function submitAnswer(
  asked: InferOutput<typeof answerSubmit>,
  connection: Connection,
  parts: GatewayParts,
) {
  const { store, watch, metrics, audiences } = parts
  const receivedAt = store.now()
  const { role } = connection
  if (role?.kind !== 'seat') return refused('seat:unknown')
  if (role.waiting) return refused('seat:waiting')
  // What was shown is what is answered: a crowd need not read it again, each for itself.
  const question = audiences.questionShown(role.room, asked.round) ?? (await store.question(role.room, asked.round))
  if (!question) return refused('answer:too-early')
  const answer = readAnswer(question, asked.answer)
  if (answer === undefined) return refused('payload:invalid')

  const minRttMs = connection.roundTrips.least()
  const given: Omit<GivenAnswer, 'stage'> = {
    seat: role.seat,
    epoch: role.epoch,
    round: asked.round,
    answer,
    seq: asked.seq,
    request: asked.request,
    receivedAt,
    ...(asked.claimMs === undefined ? {} : { claimMs: asked.claimMs }),
    ...(minRttMs === undefined ? {} : { minRttMs }),
    ...(asked.certainty === undefined ? {} : { certainty: asked.certainty }),
  }
  if (asked.stage === 'team') return backAnswer(given, role.room, parts)
  const taken = await take(role.room, { ...given, stage: 'solo' }, parts)
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

export const receiptOf = ({ receivedAt, countedMs, creditMs, seq }: StoredAnswer): Receipt => ({
  receivedAt,
  countedMs,
  creditMs,
  seq,
})

export const standingAnswer = (stored: StoredAnswer): StandingAnswer => ({
  answer: stored.answer,
  seq: stored.seq,
  receipt: receiptOf(stored),
  ...(stored.certainty === undefined ? {} : { certainty: stored.certainty }),
})

/** The answer that stands for a seat in the round that is on; where teams decide together, what it backs. */
export async function standingFor(room: Room, seat: Seat, { store }: GatewayParts) {
  if (room.round === 0) return undefined
  const stored = isAlone(room)
    ? await store.answerOf(room.id, room.round, seat.id)
    : (await store.teamRecords(room.id, room.round))
        .find(({ team }) => team === seat.team)
        ?.picks.find((pick) => pick.seat === seat.id)
  return stored && standingAnswer(stored)
}

/** Of two stages the one counts that is on; once the round is closed, what everybody answered alone. */
const isAlone = (room: Room) => !decidesTogether(room) && firstStage(currentRound(room).mode) === 'solo'

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
