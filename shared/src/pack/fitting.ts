import type { KindName, Question } from '../question/kinds.ts'
import type { Tier } from '../question/question.ts'

/** What a host chose of a bank. Absent: all of it. */
export type Wanted = {
  readonly kinds?: readonly KindName[] | undefined
  readonly tiers?: readonly Tier[] | undefined
  /** A question fits with any of its topics. */
  readonly topics?: readonly string[] | undefined
}

/** How many questions each tier, topic and kind stands for, given what is chosen of the other two. */
export type FittingCounts = {
  readonly tiers: Readonly<Record<string, number>>
  readonly topics: Readonly<Record<string, number>>
  readonly kinds: Readonly<Record<string, number>>
}

/** The questions that a game may ask. */
export const fitting = (questions: readonly Question[], { kinds, tiers, topics }: Wanted) =>
  questions.filter(
    (question) =>
      (kinds?.includes(question.kind) ?? true) &&
      (tiers?.includes(question.tier) ?? true) &&
      (topics?.some((topic) => question.topics.includes(topic)) ?? true),
  )

export const countFitting = (questions: readonly Question[], wanted: Wanted): FittingCounts => ({
  tiers: countBy(fitting(questions, { ...wanted, tiers: undefined }).map(({ tier }) => tier)),
  topics: countBy(fitting(questions, { ...wanted, topics: undefined }).flatMap(({ topics }) => topics)),
  kinds: countBy(fitting(questions, { ...wanted, kinds: undefined }).map(({ kind }) => kind)),
})

/** Which choice left no question over, when they are made in this order: the one to be widened. */
export function emptiedBy(questions: readonly Question[], { tiers, topics, kinds }: Wanted) {
  const ofTiers = fitting(questions, { tiers })
  const ofTopics = fitting(ofTiers, { topics })
  if (ofTiers.length === 0) return 'tiers'
  if (ofTopics.length === 0) return 'topics'
  return fitting(ofTopics, { kinds }).length === 0 ? 'kinds' : undefined
}

/** How often each word comes. */
export function countBy(words: readonly string[]): Readonly<Record<string, number>> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return Object.fromEntries(counts)
}
