import * as v from 'valibot'
import type { Kind, Offered } from '../kind.ts'
import { idsDiffer, withDrawnIds } from '../options.ts'
import { fixedPiles } from '../piles.ts'
import { commonFields, localized, slug, type CommonFields } from '../question.ts'

/** [RV3] `points` are what a full answer covers; they are shown with the Power Answer, never before. */
export type Discuss = CommonFields & { readonly kind: 'discuss'; readonly points: readonly Offered[] }

const POINT_LONGEST = 120
const DISCUSSION_SHORTEST = 60
export const DISCUSSION_LONGEST = 1000

/** [RV3] Talk or type, then compare with the Power Answer. Nothing follows from the text alone, so it is not graded. */
export const discuss: Kind<Discuss, string> = {
  schema: v.strictObject({
    ...commonFields,
    kind: v.literal('discuss'),
    limitSeconds: v.pipe(commonFields.limitSeconds, v.minValue(DISCUSSION_SHORTEST)),
    points: v.pipe(
      v.array(v.strictObject({ id: slug, text: localized(POINT_LONGEST) })),
      v.minLength(3),
      v.maxLength(7),
      v.check((all) => idsDiffer(all), 'point ids must differ'),
    ),
  }),
  answer: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(DISCUSSION_LONGEST)),
  deal: (question, random) => ({ ...question, points: withDrawnIds(question.points, random) }),
  offered: () => [],
  accepts: () => true,
  // [RV3] What people typed is for the marking, not for the wall.
  piles: () => fixedPiles([], () => []),
  whyNot: () => ({}),
}
