import type { TeamMark } from '../protocol/marks.ts'
import type { Question } from '../question/kinds.ts'

/** [RV3] The share of the points that were ticked, 0 to 1. */
export function markedFraction(question: Question, { points }: Pick<TeamMark, 'points'>): number {
  if (question.kind !== 'discuss') return 0
  return question.points.filter(({ id }) => points.includes(id)).length / question.points.length
}

/**
 * [RV3] These points in the order of the question, each once; nothing when the question has no such point, since a
 * mark that names one was meant for another question.
 */
export function readTicks(question: Question, ticked: readonly string[]): readonly string[] | undefined {
  const ids = question.kind === 'discuss' ? question.points.map(({ id }) => id) : []
  if (ticked.some((id) => !ids.includes(id))) return undefined
  return ids.filter((id) => ticked.includes(id))
}
