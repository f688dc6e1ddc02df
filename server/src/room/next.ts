import { unreachable } from '@jawab/shared/result'
import type { StepFacts } from './commands.ts'
import {
  toAfterBreak,
  toAfterReveal,
  toCounted,
  toMarking,
  toNextReading,
  toReveal,
  toTeamQuestion,
  toWhy,
} from './moves.ts'
import { isMarked, type Phase, type Room } from './room.ts'

/** The phases that end with one obvious step, whoever takes it. */
type Steady = Extract<Phase, { name: 'huddle' | 'closed' | 'reveal' | 'marking' | 'standings' | 'break' }>

/** [RD12] The one obvious step, whether a host takes it or the auto-pilot does ([RD7]). */
export function nextFrom(room: Room, phase: Steady, facts: StepFacts): Room {
  switch (phase.name) {
    case 'huddle':
      return toTeamQuestion(room, facts)
    case 'closed':
      return toReveal(room, facts)
    case 'reveal':
      if (phase.step === 'key') return toWhy(room, facts)
      return isMarked(room) ? toMarking(room, facts) : toAfterReveal(room, facts)
    case 'marking':
      return phase.step === 'open' ? toCounted(room, phase, facts) : toAfterReveal(room, facts)
    case 'standings':
      return toNextReading(room, facts)
    case 'break':
      return toAfterBreak(room, facts)
    default:
      return unreachable(phase)
  }
}
