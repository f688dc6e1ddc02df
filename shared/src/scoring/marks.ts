import type { Question } from '../question/kinds.ts'

/** [RV3] The points of a discussion that a team covered, as `by` found: the team that marks it, or the host. */
export type TeamMark = { readonly team: string; readonly by: string; readonly points: readonly string[] }

/** A mark as it stands; the next one of the same marker carries a higher `seq`. */
export type GivenMark = TeamMark & { readonly seq: number }

/** Stands for the host among those who mark; no team is called so. */
export const HOST_MARKS = 'host'

/** [RV3] The mark that counts for a team: the host's replaces any other. */
export function standingMark<Mark extends TeamMark>(marks: readonly Mark[], team: string): Mark | undefined {
  const own = marks.filter((mark) => mark.team === team)
  return own.find(({ by }) => by === HOST_MARKS) ?? own[0]
}

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
