import * as v from 'valibot'
import type { Localized } from '../../language.ts'
import type { Kind } from '../kind.ts'
import { pickingOne, WHY_NOT_LONGEST, withDrawnIds, type Option, type Pickable } from '../options.ts'
import { commonFields, localized } from '../question.ts'

export type TrueFalse = Pickable<'true-false'>

const verdicts: Record<'true' | 'false', Localized> = {
  true: { en: 'True', 'hi-Latn': 'Sahi' },
  false: { en: 'False', 'hi-Latn': 'Galat' },
}

/** Is the statement of the prompt true? The room keeps it as two options, always true first. */
export const trueFalse: Kind<TrueFalse, string> = {
  ...pickingOne,
  schema: v.pipe(
    v.strictObject({
      ...commonFields,
      kind: v.literal('true-false'),
      right: v.boolean(),
      whyNot: localized(WHY_NOT_LONGEST),
    }),
    v.transform(({ right, whyNot, ...common }) => ({
      ...common,
      options: (['true', 'false'] as const).map((verdict): Option => {
        const isRight = right === (verdict === 'true')
        return { id: verdict, right: isRight, text: verdicts[verdict], ...(isRight ? {} : { whyNot }) }
      }),
    })),
  ),
  // [RD9] The order is the same for everybody and every key, so only the ids are drawn.
  deal: (question, random) => ({ ...question, options: withDrawnIds(question.options, random) }),
}
