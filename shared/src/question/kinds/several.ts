import * as v from 'valibot'
import type { Kind } from '../kind.ts'
import {
  authoredOptions,
  dealShuffled,
  offeringOptions,
  offers,
  optionId,
  rightIds,
  type Pickable,
} from '../options.ts'
import { commonFields } from '../question.ts'

export type Several = Pickable<'several'>

/** Pick all right options and no wrong one. */
export const several: Kind<Several, readonly string[]> = {
  ...offeringOptions,
  schema: v.strictObject({
    ...commonFields,
    kind: v.literal('several'),
    options: v.pipe(
      authoredOptions,
      v.check((options) => new Set(options.map(({ right }) => right)).size === 2, 'needs a right and a wrong option'),
    ),
  }),
  answer: v.pipe(
    v.array(optionId),
    v.minLength(1),
    v.maxLength(6),
    v.check((picks) => new Set(picks).size === picks.length, 'the same option twice'),
  ),
  deal: dealShuffled,
  accepts: offers,
  key: rightIds,
  grade: gradeSeveral,
  countsFor: (_, picks) => picks,
}

/** [PT7] Right picks earn their share; each wrong pick costs the share of the smaller side. */
function gradeSeveral(question: Several, picks: readonly string[]) {
  const right = rightIds(question)
  const wrongOptions = question.options.length - right.length
  const rightPicks = picks.filter((pick) => right.includes(pick)).length
  const wrongPicks = picks.length - rightPicks
  return Math.max(0, rightPicks / right.length - wrongPicks / Math.min(right.length, wrongOptions))
}
