import { seconds, type Instant, type Millis } from '@jawab/shared/time'
import type { Phase, Room } from './room.ts'

/** How long each step stands before the next one comes by itself. */
const STANDS: Record<'closed' | 'key' | 'why' | 'counted' | 'standings', Millis> = {
  // Time to talk to the neighbour about it.
  closed: seconds(8),
  key: seconds(5),
  why: seconds(20),
  counted: seconds(12),
  standings: seconds(12),
}

/** [RD7] When the auto-pilot takes the next step; nothing where it leaves that to the host, or is off. */
export function autoStepAt({ autopilot, phase, phaseAt }: Room): Instant | undefined {
  if (!autopilot) return undefined
  if (phase.name === 'break') return phase.until
  const stands = standsFor(phase)
  return stands === undefined ? undefined : phaseAt + stands
}

function standsFor(phase: Phase): Millis | undefined {
  if (phase.name === 'reveal') return STANDS[phase.step]
  // An open marking ends by its own clock.
  if (phase.name === 'marking') return phase.step === 'counted' ? STANDS.counted : undefined
  return phase.name === 'closed' || phase.name === 'standings' ? STANDS[phase.name] : undefined
}
