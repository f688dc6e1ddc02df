import type { Question } from '../question/kinds.ts'
import { lintBalance } from './lint-balance.ts'
import { findLeaks } from './lint-leaks.ts'
import { lintQuestion } from './lint-question.ts'

/** What is weak although it can be played; without `question` it is about the bank as a whole. */
export type Weakness = { readonly question?: string; readonly reason: string }

/** An error is wrong with some question, a warning leans over many of them: the one to correct first is for people to say. */
export type Lint = { readonly errors: readonly Weakness[]; readonly warnings: readonly Weakness[] }

/** Looks at all questions that one draw may take from, since they can give each other away. */
export function lintBank(questions: readonly Question[]): Lint {
  return {
    errors: [...questions.flatMap(errorsOf), ...repeated(questions), ...leaks(questions)],
    warnings: lintBalance(questions).map((reason) => ({ reason })),
  }
}

const errorsOf = (question: Question) => lintQuestion(question).map((reason) => ({ question: question.id, reason }))

/** A draw takes one question of an id, so the other would never be asked. */
const repeated = (questions: readonly Question[]) =>
  questions
    .filter(({ id }, at) => at !== questions.findIndex((other) => other.id === id))
    .map(({ id }) => ({ question: id, reason: 'id: already used in another pack' }))

const leaks = (questions: readonly Question[]) =>
  findLeaks(questions).map(({ question, by, answer }) => ({
    question: by,
    reason: `tells the answer of ${question} (${answer}): give both the same group, or word it otherwise`,
  }))
