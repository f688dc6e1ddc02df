import * as v from 'valibot'
import type { Kind, Offered } from '../kind.ts'
import { idsDiffer, idsOf, OPTION_LONGEST, optionId, withDrawnIds } from '../options.ts'
import { fixedPiles } from '../piles.ts'
import { commonFields, localized, slug, type CommonFields } from '../question.ts'

export type Poll = CommonFields & { readonly kind: 'poll'; readonly options: readonly Offered[] }

/** [PT3] [PT6] Say what you think or have seen: nothing is right, and nothing is scored. */
export const poll: Kind<Poll, string> = {
  schema: v.strictObject({
    ...commonFields,
    kind: v.literal('poll'),
    options: v.pipe(
      v.array(v.strictObject({ id: slug, text: localized(OPTION_LONGEST) })),
      v.minLength(2),
      v.maxLength(6),
      v.check((all) => idsDiffer(all), 'option ids must differ'),
    ),
  }),
  answer: optionId,
  // In the author's order: "never, once, often" would make no sense shuffled, and there is no key to give away.
  deal: (question, random) => ({ ...question, options: withDrawnIds(question.options, random) }),
  offered: ({ options }) => options,
  accepts: ({ options }, pick) => idsOf(options).includes(pick),
  piles: ({ options }) => fixedPiles(idsOf(options), (pick) => [pick]),
  whyNot: () => ({}),
}
