import type { Advice } from '@jawab/shared/protocol/views'
import { gradeAnswer, hasKey, type Answer, type Question } from '@jawab/shared/question/kinds'
import { currentRound, type Room } from './room.ts'

/** [TE7] Below this share of right answers a talk spreads what is wrong, above the other it has little left to settle. */
const TOO_FEW = 0.3
const ENOUGH = 0.8

/** [TE7] Whether the vote that is over was one that teams could still talk about: alone, and on something right or wrong. */
export function isSoloVote(room: Room): boolean {
  const { phase } = room
  if (phase.name !== 'closed' && phase.name !== 'huddle') return false
  const { mode, kind, voided } = currentRound(room)
  return hasKey(kind) && !voided && (phase.name === 'huddle' || mode === 'mean')
}

/** [TE7] What is best done after everybody has answered alone; nothing where nobody has. Only full answers are right. */
export function adviceOn(question: Question, votes: readonly Answer[]): Advice | undefined {
  if (votes.length === 0) return undefined
  const right = votes.filter((answer) => gradeAnswer(question, answer) === 1).length / votes.length
  return { right, do: right < TOO_FEW ? 'explain' : right > ENOUGH ? 'short' : 'huddle' }
}
