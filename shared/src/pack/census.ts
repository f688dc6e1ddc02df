import { languages } from '../language.ts'
import type { Question } from '../question/kinds.ts'

/** The topics that tell which block of the cheat sheet a question of that tier is on. */
export const cheatSheetBlocks = ['registry-auth', 'iam-roles', 'networking', 'deployments', 'scaling'] as const

type Counts = Readonly<Record<string, number>>

/** How many questions a bank has, by everything that a bank should be rich in. */
export type Census = {
  readonly questions: number
  readonly byKind: Counts
  readonly byTier: Counts
  readonly byTopic: Counts
  /** By the question of the interview bank that the first fact belongs to: `Q4` of `Q4.f10`. */
  readonly bySeedQuestion: Counts
  readonly byLanguage: Counts
  /** Of the questions of tier `cheat-sheet`. */
  readonly byBlock: Counts
}

export function takeCensus(questions: readonly Question[]): Census {
  const onSheet = questions.filter(({ tier }) => tier === 'cheat-sheet').flatMap(({ topics }) => topics)
  return {
    questions: questions.length,
    byKind: countBy(questions.map(({ kind }) => kind)),
    byTier: countBy(questions.map(({ tier }) => tier)),
    byTopic: countBy(questions.flatMap(({ topics }) => topics)),
    bySeedQuestion: countBy(questions.map(seedQuestionOf)),
    // Reading a pack sees to it that every text is there.
    byLanguage: Object.fromEntries(languages.map((lang) => [lang, questions.length])),
    byBlock: countBy(onSheet.filter((topic) => cheatSheetBlocks.some((block) => block === topic))),
  }
}

export const seedQuestionOf = ({ facts }: Question) => facts[0]?.split('.')[0] ?? ''

function countBy(words: readonly string[]): Counts {
  const inOrder = [...new Set(words)].toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }))
  return Object.fromEntries(inOrder.map((word) => [word, words.filter((other) => other === word).length]))
}
