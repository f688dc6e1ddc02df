import { no, ok, type Result } from '@jawab/shared/result'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { Instant, Millis } from '@jawab/shared/time'
import type { StepFacts } from './commands.ts'
import { closedBy, leadMs } from './moves.ts'
import { isPaused, type Pause, type Room } from './room.ts'

/** [RD6] Allowed in every phase; an open clock stands still from here on. */
export function pauseRoom(room: Room, { at }: StepFacts): Result<Room, Refusal> {
  if (room.phase.name === 'finished' || isPaused(room, at)) return no('step:impossible')
  return ok({ ...room, pause: { since: at } })
}

/** [RD6] Prompt and options come back after a lead, at the same instant everywhere. */
export function resumeRoom(room: Room, { at, seats }: StepFacts): Result<Room, Refusal> {
  const { pause } = room
  if (!pause || pause.resumesAt !== undefined) return no('step:impossible')
  return ok(withClockMoved(room, { since: pause.since, resumesAt: at + leadMs(seats) }))
}

function withClockMoved(room: Room, pause: Required<Pause>): Room {
  const { phase } = room
  const length: Millis = pause.resumesAt - pause.since
  const moved = { ...withoutPause(room), phaseAt: room.phaseAt + length }
  if (phase.name === 'reading') return { ...moved, pause, phase: { ...phase, readUntil: phase.readUntil + length } }
  if (phase.name === 'huddle') return { ...moved, pause, phase: { ...phase, until: phase.until + length } }
  if (phase.name === 'marking') return { ...moved, phase: { ...phase, until: phase.until + length } }
  if (phase.name === 'break') return { ...moved, phase: { ...phase, until: phase.until + length } }
  if (phase.name !== 'question') return moved
  if (pause.since < phase.opensAt) {
    // Nobody's clock had started: the whole round moves, and its own lead shows the options.
    return { ...moved, phase: { ...phase, opensAt: phase.opensAt + length, closesAt: phase.closesAt + length } }
  }
  return {
    ...moved,
    pause,
    phase: { ...phase, closesAt: phase.closesAt + length, pausedMs: phase.pausedMs + length },
  }
}

/** Takes a step out of a pause: an open round counts as having ended when the pause began. */
export function leavePause(room: Room, at: Instant): Room {
  const { pause, phase } = room
  if (!pause || !isPaused(room, at)) return room
  const left = withoutPause(room)
  return phase.name === 'question' ? { ...left, phase: closedBy(phase, pause.since) } : left
}

function withoutPause(room: Room): Room {
  const { pause: _pause, ...rest } = room
  return rest
}
