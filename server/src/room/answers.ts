import { countAnswer, graceMs } from '@jawab/shared/clock/credit'
import { lastClosesAt, ownClosesAt, type TimeFactor } from '@jawab/shared/clock/time-factor'
import type { Answer } from '@jawab/shared/question/kinds'
import type { Instant, Millis } from '@jawab/shared/time'
import type { Certainty } from '@jawab/shared/question/certainty'
import { answersTogether, firstStage, type Stage } from '@jawab/shared/teams/modes'
import { currentRound, isPaused, limitOf, type OpenPhase, type Room } from './room.ts'
import type { Seat } from './seats.ts'

/** An answer as it reached a node, before the store has ruled on it. */
export type GivenAnswer = {
  readonly seat: string
  readonly epoch: number
  readonly round: number
  readonly stage: 'solo'
  readonly answer: Answer
  readonly seq: number
  readonly request: string
  readonly receivedAt: Instant
  readonly claimMs?: Millis
  /** [TM2] The trusted round trip of the connection, where there is a sample. */
  readonly minRttMs?: Millis
  /** [PT4] How sure, where it was said. */
  readonly certainty?: Certainty
}

/** An answer that counts, as stored with its receipt. */
export type StoredAnswer = {
  readonly seat: string
  readonly answer: Answer
  readonly seq: number
  readonly request: string
  readonly receivedAt: Instant
  readonly countedMs: Millis
  readonly creditMs: Millis
  readonly certainty?: Certainty
  /** [TM4] Of the seat when it answered; absent is ×1. */
  readonly timeFactor?: TimeFactor
}

export type AnswerRefusal =
  | 'answer:alone'
  | 'answer:together'
  | 'answer:too-early'
  | 'answer:too-late'
  | 'answer:superseded'
  | 'round:paused'
  | 'seat:unknown'
  | 'seat:waiting'

/** What the store does with an answer: keeps it as the standing one, or says why not. */
export type Taken =
  | { readonly ok: true; readonly stored: StoredAnswer }
  | { readonly ok: false; readonly refusal: AnswerRefusal; readonly standing?: StoredAnswer }

const refuse = (refusal: AnswerRefusal, standing?: StoredAnswer): Taken =>
  standing ? { ok: false, refusal, standing } : { ok: false, refusal }

/** [RD3] [RD4] [RD6] Rules on an answer; must run in the same atomic step that stores it. */
export function takeAnswer(
  room: Room,
  seat: Seat | undefined,
  standing: StoredAnswer | undefined,
  given: GivenAnswer,
): Taken {
  if (!seat || seat.removed || seat.epoch !== given.epoch) return refuse('seat:unknown')
  if (seat.waiting) return refuse('seat:waiting')
  // A repeat gets its receipt again, even after the seal.
  if (standing && standing.seq === given.seq && standing.request === given.request)
    return { ok: true, stored: standing }

  const refusal = refusalByTime(room, given, 'solo', seat.timeFactor)
  if (refusal) return refuse(refusal, standing)
  if (standing && given.seq <= standing.seq) return refuse('answer:superseded', standing)

  const counted = countedAnswer(room, room.phase as OpenPhase, given)
  return { ok: true, stored: { ...counted, ...factorOf(seat) } }
}

const factorOf = ({ timeFactor }: Seat) => (timeFactor === undefined ? {} : { timeFactor })

/**
 * [RD3] [TE4] [TM4] Whether a round takes something for this stage at that instant, from whoever has this time factor;
 * proposals are taken from the huddle on.
 */
export function refusalByTime(
  room: Room,
  { round, receivedAt }: Pick<GivenAnswer, 'round' | 'receivedAt'>,
  stage: Stage,
  timeFactor?: TimeFactor,
): AnswerRefusal | undefined {
  const { phase } = room
  if (round < room.round) return 'answer:too-late'
  if (round > room.round || phase.name === 'lobby') return 'answer:too-early'
  const { mode } = currentRound(room)
  if (stage === 'solo' && firstStage(mode) === 'team') return 'answer:together'
  if (stage === 'team' && !answersTogether(mode)) return 'answer:alone'
  if (phase.name === 'reading') return 'answer:too-early'
  if (phase.name === 'huddle' && stage === 'team') return isPaused(room, receivedAt) ? 'round:paused' : undefined
  if (phase.name !== 'question') return 'answer:too-late'
  if (phase.stage !== stage) return stage === 'team' ? 'answer:too-early' : 'answer:too-late'
  if (receivedAt < phase.opensAt) return 'answer:too-early'
  if (isHeldUp(room, receivedAt)) return 'round:paused'
  const closesAt = ownClosesAt(phase, limitOf(room, stage), timeFactor)
  if (receivedAt > closesAt + grace(room)) return 'answer:too-late'
  return undefined
}

/** [RD6] Received during a pause and too late to count as given at its beginning. */
function isHeldUp(room: Room, receivedAt: Instant) {
  const { pause } = room
  return pause !== undefined && receivedAt > pause.since + grace(room) && isPaused(room, receivedAt)
}

function countedAnswer(room: Room, phase: OpenPhase, given: GivenAnswer): StoredAnswer {
  const { seat, answer, seq, request, receivedAt, certainty } = given
  const counted = countedTimes(room, phase, given)
  return { seat, answer, seq, request, receivedAt, ...counted, ...(certainty === undefined ? {} : { certainty }) }
}

/** [RD6] [TM3] What counts of the time that an answer took, and what was credited to the network. */
export const countedTimes = (
  room: Room,
  phase: OpenPhase,
  { receivedAt, claimMs, minRttMs }: Pick<GivenAnswer, 'receivedAt' | 'claimMs' | 'minRttMs'>,
) =>
  countAnswer({
    elapsedMs: elapsedOn(room, phase, receivedAt),
    limitMs: limitOf(room, phase.stage),
    ...(claimMs === undefined ? {} : { claimMs }),
    ...(minRttMs === undefined ? {} : { minRttMs }),
  })

/** [RD6] Time on the round's clock at `at`; what came within grace of a pause counts as given at the pause. */
function elapsedOn(room: Room, phase: OpenPhase, at: Instant): Millis {
  const { pause } = room
  if (!pause || at < pause.since) return Math.max(0, at - phase.opensAt - pausedBefore(room, phase))
  if (isPaused(room, at)) return Math.max(0, pause.since - phase.opensAt - pausedBefore(room, phase))
  return Math.max(0, at - phase.opensAt - phase.pausedMs)
}

/** The pauses before the last one: `pausedMs` holds that one too once its end is known. */
const pausedBefore = ({ pause }: Room, { pausedMs }: OpenPhase) =>
  pause?.resumesAt === undefined ? pausedMs : pausedMs - (pause.resumesAt - pause.since)

const grace = (room: Room) => graceMs(limitOf(room, room.phase.name === 'question' ? room.phase.stage : 'solo'))

/** [RD3] [TM4] The last instant at which a received answer may still count, whoever gives it. */
export const windowEnd = (room: Room, phase: OpenPhase): Instant => lastClosesAt(phase) + grace(room)

/** [TM4] Whether only those who chose more time can still answer, so that any news of answers would tell of them. */
export const isExtraTime = (room: Room, phase: OpenPhase, at: Instant) =>
  at > phase.closesAt + grace(room) && lastClosesAt(phase) > phase.closesAt
