import type { Spread } from '@jawab/shared/protocol/views'
import type { Answer, QuestionFace } from '@jawab/shared/question/kinds'

const nobody = { people: 0, teams: [] as readonly string[] }

/** The options in the order of their letters, each with who gave it. */
export const answersByOption = (question: QuestionFace, spread: Spread) =>
  question.options.map((option) => ({ ...option, ...(spread[option.id] ?? nobody) }))

/** How long each bar is, of the longest one's 1. */
export const shareOfLongest = (people: number, spread: Spread) =>
  people / Math.max(1, ...Object.values(spread).map((answer) => answer.people))

export const keyIds = (key: Answer): readonly string[] => (typeof key === 'string' ? [key] : key)

/** How many had the right answer, where each person gave exactly one; nothing where people pick several. */
export function hitsOf(question: QuestionFace, spread: Spread, key: Answer) {
  const all = Object.values(spread).reduce((sum, { people }) => sum + people, 0)
  if (question.kind === 'several' || all === 0) return undefined

  const right = keyIds(key).reduce((sum, id) => sum + (spread[id]?.people ?? 0), 0)
  return { right, all, percent: Math.round((right / all) * 100) }
}
