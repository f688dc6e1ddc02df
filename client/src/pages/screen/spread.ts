import type { Mode } from '@jawab/shared/protocol/rules'
import type { Spread } from '@jawab/shared/protocol/views'
import type { Answer, KindName, QuestionFace } from '@jawab/shared/question/kinds'
import { answersTogether } from '@jawab/shared/teams/modes'
import { pileIdsOf } from '../../components/answers/piles.ts'

/** [RV1] [TE6] A spread as the wall counts it: people, or teams where they answer as one. */
export function countedSpread({ mode, spread }: { readonly mode: Mode; readonly spread: Spread }): Spread {
  if (!answersTogether(mode)) return spread
  return Object.fromEntries(
    Object.entries(spread).map(([id, pile]) => [id, { ...pile, people: pile.teams.length }] as const),
  )
}

/** How long each bar is, of the longest one's 1. */
export const shareOfLongest = (people: number, spread: Spread) =>
  people / Math.max(1, ...Object.values(spread).map((answer) => answer.people))

/** Where each answer lies on one pile, and that pile tells whether it is right. */
const ONE_PILE: readonly KindName[] = ['choice', 'true-false', 'scenario', 'order', 'text']

/** How many had it all right; nothing where a pile tells less than that. */
export function hitsOf(question: QuestionFace, spread: Spread, ...keys: readonly (Answer | undefined)[]) {
  const all = Object.values(spread).reduce((sum, { people }) => sum + people, 0)
  if (!ONE_PILE.includes(question.kind) || all === 0) return undefined

  const right = [...new Set(keys.flatMap((key) => pileIdsOf(question, key)))].reduce(
    (sum, id) => sum + (spread[id]?.people ?? 0),
    0,
  )
  return { right, all, percent: Math.round((right / all) * 100) }
}
