import * as v from 'valibot'
import type { Kind } from '../kind.ts'
import {
  authoredOptions,
  dealShuffled,
  faceOfOptions,
  idsOf,
  optionId,
  rightIds,
  whyNotOfOptions,
  type Pickable,
} from '../options.ts'
import { commonFields } from '../question.ts'

export type Choice = Pickable<'choice'>

/** Pick the one right option. */
export const choice: Kind<Choice, string> = {
  schema: v.strictObject({
    ...commonFields,
    kind: v.literal('choice'),
    options: v.pipe(
      authoredOptions,
      v.check((options) => options.filter(({ right }) => right).length === 1, 'exactly one option is right'),
    ),
  }),
  answer: optionId,
  deal: dealShuffled,
  face: faceOfOptions,
  optionCount: ({ options }) => options.length,
  accepts: ({ options }, answer) => idsOf(options).includes(answer),
  key: (question) => rightIds(question)[0] as string,
  grade: (question, answer) => (rightIds(question).includes(answer) ? 1 : 0),
  countsFor: (answer) => [answer],
  whyNot: whyNotOfOptions,
}
