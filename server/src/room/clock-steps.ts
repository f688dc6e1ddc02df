import { unreachable } from '@jawab/shared/result'
import { seconds, type Instant, type Millis } from '@jawab/shared/time'
import type { ClockCommand, StepFacts } from './commands.ts'
import { deadlineOf } from './deadline.ts'
import { NO_EARLY_CLOSE_FOR } from './early-close.ts'
import { closedBy, toQuestion, toSealed } from './moves.ts'
import { nextFrom } from './next.ts'
import { noted } from './notices.ts'
import { isPaused, type HuddlePhase, type MarkingPhase, type OpenPhase, type Phase, type Room } from './room.ts'

/** What time and trouble do. Nodes race to say so; whoever comes second finds nothing to do. */
export function stepByClock(room: Room, command: ClockCommand, facts: StepFacts): Room {
  switch (command.name) {
    case 'deadline':
      return stepAtDeadline(room, facts)
    case 'early-close':
      return closeEarly(room, facts)
    case 'outage':
      return makeUpForOutage(room, facts.at, command.lastBeat)
    default:
      return unreachable(command)
  }
}

function stepAtDeadline(room: Room, facts: StepFacts): Room {
  const deadline = deadlineOf(room, facts.at)
  if (deadline === undefined || facts.at < deadline) return room
  const { phase } = room
  if (phase.name === 'question') return toSealed(room, phase, facts.at)
  if (phase.name === 'reading') return toQuestion(room, facts)
  return phase.name === 'lobby' || phase.name === 'finished' ? room : nextFrom(room, phase, facts)
}

/** [RD5] */
function closeEarly(room: Room, { at, everybodyAnswered }: StepFacts): Room {
  const { phase } = room
  if (phase.name !== 'question' || !room.rules.earlyClose || !everybodyAnswered) return room
  if (isPaused(room, at) || at < phase.opensAt || at >= phase.closesAt) return room
  if (hadOutage(phase) && at <= phase.aliveAt + NO_EARLY_CLOSE_FOR) return room
  return { ...room, phase: closedBy(phase, at) }
}

/** Then it was served again after it had opened; otherwise it is known to have been when it was published. */
const hadOutage = ({ aliveAt, opensAt }: OpenPhase) => aliveAt > opensAt

/** [RD11] So long may pass between two beats. */
export const OUTAGE_OVER = seconds(4)
const OUTAGE_BONUS = seconds(5)

/** [RD11] A phase in which people work against the clock. */
export type ServedPhase = OpenPhase | HuddlePhase | MarkingPhase

export const isServed = (phase: Phase): phase is ServedPhase =>
  phase.name === 'question' || phase.name === 'huddle' || (phase.name === 'marking' && phase.step === 'open')

/** [RD11] How long nobody had served the room, when that was long enough to be made good. */
export function outageMs(room: Room, at: Instant, lastBeat: Instant): Millis | undefined {
  const { phase } = room
  if (!isServed(phase) || isPaused(room, at)) return undefined
  const gap = at - Math.max(lastBeat, phase.aliveAt, room.pause?.resumesAt ?? 0)
  return gap > OUTAGE_OVER ? gap : undefined
}

/** [RD11] The clock gets the time back; five seconds to settle move the deadline alone, as `+10 s` does. */
function makeUpForOutage(room: Room, at: Instant, lastBeat: Instant): Room {
  const { phase } = room
  const gap = outageMs(room, at, lastBeat)
  if (!isServed(phase) || gap === undefined) return room

  const extraMs = gap + OUTAGE_BONUS
  const moved =
    phase.name !== 'question'
      ? { ...phase, aliveAt: at, until: phase.until + extraMs }
      : { ...phase, aliveAt: at, closesAt: phase.closesAt + extraMs, pausedMs: phase.pausedMs + gap }
  return noted({ ...room, phase: moved, banner: { about: 'outage', extraMs } }, at, 'outage')
}
