import { unreachable } from '@jawab/shared/result'
import type { StepFacts } from './commands.ts'
import { toCounted, toMarking, toReveal, toTeamQuestion, toWhatIsDue, toWhy } from './moves.ts'
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
      return isMarked(room) ? toMarking(room, facts) : toWhatIsDue(room, facts)
    case 'marking':
      return phase.step === 'open' ? toCounted(room, phase, facts) : toWhatIsDue(room, facts)
    case 'standings':
    case 'break':
      return toWhatIsDue(room, facts)
    default:
      return unreachable(phase)
  }
}
