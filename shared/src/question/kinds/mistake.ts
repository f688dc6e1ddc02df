import * as v from 'valibot'
import type { Kind } from '../kind.ts'
import {
  idsDiffer,
  pickingSeveral,
  reasonsOf,
  WHY_NOT_LONGEST,
  withDrawnIds,
  type Option,
  type Pickable,
} from '../options.ts'
import { commonFields, localized, slug } from '../question.ts'

/** [RV4] The sentences as options: the ones to mark are `right`, since marking them is, and say what is true instead. */
export type Mistake = Pickable<'mistake'>

const SENTENCE_LONGEST = 160

/** [RV4] A Power Answer in sentences: mark those that are wrong. */
export const mistake: Kind<Mistake, readonly string[]> = {
  ...pickingSeveral,
  schema: v.pipe(
    v.strictObject({
      ...commonFields,
      kind: v.literal('mistake'),
      sentences: v.pipe(
        v.array(
          v.strictObject({
            id: slug,
            text: localized(SENTENCE_LONGEST),
            wrong: v.optional(localized(WHY_NOT_LONGEST)),
          }),
        ),
        v.minLength(3),
        v.maxLength(6),
        v.check((all) => idsDiffer(all), 'sentence ids must differ'),
        v.check(
          (all) => new Set(all.map(({ wrong }) => Boolean(wrong))).size === 2,
          'needs a right and a wrong sentence',
        ),
      ),
    }),
    v.transform(({ sentences, ...common }) => ({
      ...common,
      options: sentences.map(({ id, text, wrong }): Option => ({
        id,
        text,
        right: Boolean(wrong),
        ...(wrong ? { whyNot: wrong } : {}),
      })),
    })),
  ),
  // [RD9] They stay in their order, since each reads on from the one before; so only the ids are drawn.
  deal: (question, random) => ({ ...question, options: withDrawnIds(question.options, random) }),
  whyNot: ({ options }, lang) =>
    reasonsOf(
      options.filter(({ right }) => right),
      lang,
    ),
}
