import * as v from 'valibot'
import { folded, tidied, TYPED_LONGEST } from '../folding.ts'
import type { Kind } from '../kind.ts'
import { commonFields, type CommonFields } from '../question.ts'
import { typedPiles } from '../typed-piles.ts'
import { accepting, acceptingFields, isAccepted, spellingsDiffer, type Accepting } from '../typed.ts'

export type TextQuestion = CommonFields & Accepting & { readonly kind: 'text' }

const PILES_NAMED = 6

/** Type a short answer. */
export const text: Kind<TextQuestion, string> = {
  schema: v.pipe(
    v.strictObject({ ...commonFields, ...acceptingFields, kind: v.literal('text') }),
    v.check((typed) => spellingsDiffer(typed), 'accepted: two spellings are the same to the game'),
  ),
  answer: v.pipe(v.string(), v.maxLength(TYPED_LONGEST)),
  deal: (question) => question,
  offered: () => [],
  extras: ({ identifier }) => ({ blanks: [{ identifier }] }),
  accepts: ({ identifier }, given) => folded(given, identifier) !== '',
  key: ({ accepted }) => accepted[0] ?? '',
  grade: (question, given) => (isAccepted(question, given) ? 1 : 0),
  withKey: (question, key) => accepting(question, tidied(key)),
  piles: (question, answers, showing) => {
    const { shown, of } = typedPiles(
      answers.map((given) => [given]),
      { blanks: [question], most: PILES_NAMED },
      { ...showing, keys: showing.keys?.map((key) => [key]) },
    )
    return { shown, of: (given) => of([given]) }
  },
  whyNot: () => ({}),
}
