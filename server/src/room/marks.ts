import type { Question } from '@jawab/shared/question/kinds'
import { HOST_MARKS, type GivenMark } from '@jawab/shared/protocol/marks'
import { readTicks } from '@jawab/shared/scoring/marks'
import type { RosterEntry } from '@jawab/shared/scoring/score-game'
import type { Instant } from '@jawab/shared/time'
import { markingPairs, markWindowEnd } from './marking.ts'
import { isPaused, type Room } from './room.ts'
import type { Seat } from './seats.ts'

/** [RV3] A mark as it reached a node, before the store has ruled on it. */
export type SentMark = {
  /** Marks for the team it is in; without a seat it is the host who marks. */
  readonly seat?: { readonly id: string; readonly epoch: number }
  readonly round: number
  readonly team: string
  readonly points: readonly string[]
  readonly seq: number
  readonly request: string
  readonly receivedAt: Instant
}

/** The standing mark of one team by one marker. */
export type StoredMark = GivenMark & { readonly request: string; readonly receivedAt: Instant }

/** What others may know of it. */
export const givenMark = ({ team, by, points, seq }: StoredMark): GivenMark => ({ team, by, points, seq })

export type MarkRefusal =
  | 'mark:too-early'
  | 'mark:too-late'
  | 'mark:not-yours'
  | 'mark:point'
  | 'mark:superseded'
  | 'round:paused'
  | 'seat:unknown'
  | 'seat:waiting'
  | 'team:unknown'

/** What the store does with a mark: keeps it as the standing one, or says why not. */
export type MarkTaken =
  | { readonly ok: true; readonly stored: StoredMark }
  | { readonly ok: false; readonly refusal: MarkRefusal; readonly standing?: StoredMark }

/** What a mark is ruled by, all of it as stored at one moment; of the round that it names. */
export type MarkFacts = {
  readonly room: Room
  /** The one that marks, where a seat does. */
  readonly seat: Seat | undefined
  readonly question: Question | undefined
  readonly roster: readonly RosterEntry[]
  readonly marks: readonly StoredMark[]
}

const refuse = (refusal: MarkRefusal, standing?: StoredMark) =>
  standing ? { ok: false as const, refusal, standing } : { ok: false as const, refusal }

/**
 * [RV3] Rules on a mark; must run in the same atomic step that stores it. A team has one standing mark for another, that
 * any member may change: the highest `seq` stands.
 */
export function takeMark(facts: MarkFacts, sent: SentMark): MarkTaken {
  const { room, question, roster } = facts
  const marker = markerOf(facts, sent)
  if (!marker.ok) return marker
  const { by } = marker
  const standing = facts.marks.find((mark) => mark.team === sent.team && mark.by === by)
  // A repeat gets its reply again, even after the close.
  if (standing && standing.seq === sent.seq && standing.request === sent.request) return { ok: true, stored: standing }

  const late = refusalByTime(room, sent)
  if (late) return refuse(late, standing)
  const pair = markingPairs(room, roster).find(({ team }) => team === sent.team)
  if (!pair) return refuse('team:unknown')
  // The host may mark any team, in place of whoever does.
  if (by !== HOST_MARKS && by !== pair.by) return refuse('mark:not-yours')
  const points = question && readTicks(question, sent.points)
  if (!points) return refuse('mark:point', standing)
  if (standing && sent.seq <= standing.seq) return refuse('mark:superseded', standing)

  const { team, seq, request, receivedAt } = sent
  return { ok: true, stored: { team, by, points, seq, request, receivedAt } }
}

function markerOf({ seat }: MarkFacts, sent: SentMark) {
  if (!sent.seat) return { ok: true as const, by: HOST_MARKS }
  if (!seat || seat.removed || seat.epoch !== sent.seat.epoch) return refuse('seat:unknown')
  if (seat.waiting) return refuse('seat:waiting')
  return seat.team === undefined ? refuse('mark:not-yours') : { ok: true as const, by: seat.team }
}

function refusalByTime(room: Room, { round, receivedAt }: SentMark): MarkRefusal | undefined {
  const { phase } = room
  if (round > room.round) return 'mark:too-early'
  if (round < room.round) return 'mark:too-late'
  if (phase.name !== 'marking') return BEFORE.includes(phase.name) ? 'mark:too-early' : 'mark:too-late'
  if (phase.step === 'counted' || receivedAt > markWindowEnd(phase)) return 'mark:too-late'
  return isPaused(room, receivedAt) ? 'round:paused' : undefined
}

const BEFORE: readonly Room['phase']['name'][] = ['lobby', 'reading', 'question', 'closed', 'reveal']
