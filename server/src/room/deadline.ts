import { seconds, type Instant, type Millis } from '@jawab/shared/time'
import { autoStepAt } from './autopilot.ts'
import { windowEnd } from './answers.ts'
import { markWindowEnd } from './marking.ts'
import type { OpenPhase, Room } from './room.ts'

const SEAL_AFTER: Millis = 250
const SEAL_LATE_BY: Millis = 500
const SEAL_AFTER_LATE = seconds(2)

/** [RD3] When the round may be sealed: soon after its window, later when this node comes late itself. */
function sealAt(room: Room, phase: OpenPhase, at: Instant): Instant {
  const end = windowEnd(room, phase)
  const isLate = at > end + SEAL_AFTER + SEAL_LATE_BY
  return end + (isLate ? SEAL_AFTER_LATE : SEAL_AFTER)
}

/** The next instant at which the room moves by itself; nothing while it waits for its host. */
export function deadlineOf(room: Room, at: Instant): Instant | undefined {
  const { phase, pause } = room
  if (pause && pause.resumesAt === undefined) return undefined
  if (phase.name === 'reading') return phase.readUntil
  if (phase.name === 'question') return sealAt(room, phase, at)
  if (phase.name === 'huddle') return phase.until
  if (phase.name === 'marking' && phase.step === 'open') return markWindowEnd(phase) + SEAL_AFTER
  return autoStepAt(room)
}
