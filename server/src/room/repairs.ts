import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { NoticeAbout, RepairKind } from '@jawab/shared/protocol/views'
import type { Answer } from '@jawab/shared/question/kinds'
import { no, ok, type Result } from '@jawab/shared/result'
import type { Instant } from '@jawab/shared/time'
import type { KeyRepair, StepFacts } from './commands.ts'
import { closedBy, raiseEpoch, toClosed } from './moves.ts'
import { noted } from './notices.ts'
import { leavePause } from './pausing.ts'
import { isUnderWay, withRound, type Repair, type Room, type Round } from './room.ts'

/** [PT10] Nobody scores in the round; an open one is closed first. */
export function voidRound(room: Room, number: number, { at }: StepFacts): Result<Room, Refusal> {
  const round = room.run[number - 1]
  if (!round || !isOpened(room, number)) return no('round:unknown')
  if (round.voided) return ok(room)
  return ok(repaired(room, { at, round: number, what: 'void' }, { voided: true }))
}

/** As many as a question has options, and more than anybody needs; the room's document stays small. */
export const MOST_KEYS = 8

/** [PT10] Another answer is right, alone or too; an open round is closed first. What is right already changes nothing. */
export function repairKey(room: Room, command: KeyRepair, { at }: StepFacts): Result<Room, Refusal> {
  const { name: what, round: number, answer, own } = command
  const round = room.run[number - 1]
  if (!round || !isOpened(room, number)) return no('round:unknown')
  if (round.voided) return no('repair:out')

  const before = round.keys ?? [own]
  const isIn = before.some((key) => isSame(key, answer))
  if (isIn && (what === 'accept' || before.length === 1)) return ok(room)
  const keys = what === 'rekey' ? [answer] : [...before, answer]
  if (keys.length > MOST_KEYS) return no('repair:full')
  return ok(repaired(room, { at, round: number, what, answer }, { keys }))
}

/** Two answers that a question has read (`readKey`) are the same right answer if they are written the same. */
const isSame = (one: Answer, other: Answer) => JSON.stringify(one) === JSON.stringify(other)

/** Whether the question of the round has been opened in this game. */
export const isOpened = (room: Room, number: number) =>
  isOpen(room, number) || room.run[number - 1]?.sealedAt !== undefined

const isOpen = (room: Room, number: number) => number === room.round && isUnderWay(room)

const notices = { void: 'voided', rekey: 'rekeyed', accept: 'accepted' } as const satisfies Record<
  RepairKind,
  NoticeAbout
>

/** More than a game has questions. */
const REPAIRS_KEPT = 200

/** All is counted anew, every device says so, and the report will. */
function repaired(room: Room, repair: Repair, change: Partial<Round>): Room {
  const { at, round, what } = repair
  const changed: Room = {
    ...withRound(room, round, change),
    banner: { about: what, round },
    repairs: [...(room.repairs ?? []), repair].slice(-REPAIRS_KEPT),
  }
  const closed = isOpen(room, round) ? closedNow(leavePause(changed, at), at) : changed
  return noted(raiseEpoch(closed), at, notices[what], String(round))
}

function closedNow(room: Room, at: Instant): Room {
  const { phase } = room
  // [TE4] Nothing is left to decide together.
  if (phase.name === 'huddle') return toClosed(room, phase, at)
  return phase.name === 'question' ? { ...room, phase: closedBy(phase, Math.max(at, phase.opensAt)) } : room
}
