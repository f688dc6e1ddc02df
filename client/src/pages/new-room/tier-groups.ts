import type { DrawnQuestion } from './draw-preview.svelte.ts'

/** Questions of a tier that are asked one after the other, and the place of the first of them in the game. */
export type TierGroup = {
  readonly tier: DrawnQuestion['tier']
  readonly first: number
  readonly questions: DrawnQuestion[]
}

/** A draw under its tiers, in the order in which it is asked. */
export function tierGroups(drawn: readonly DrawnQuestion[]): readonly TierGroup[] {
  const groups: TierGroup[] = []
  for (const [at, question] of drawn.entries()) {
    const last = groups.at(-1)
    if (last?.tier === question.tier) last.questions.push(question)
    else groups.push({ tier: question.tier, first: at + 1, questions: [question] })
  }
  return groups
}
