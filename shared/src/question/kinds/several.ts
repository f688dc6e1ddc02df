import * as v from 'valibot'
import type { Kind } from '../kind.ts'
import { authoredOptions, dealShuffled, pickingSeveral, type Pickable } from '../options.ts'
import { commonFields } from '../question.ts'

export type Several = Pickable<'several'>

/** Pick all right options and no wrong one. */
export const several: Kind<Several, readonly string[]> = {
  ...pickingSeveral,
  schema: v.strictObject({
    ...commonFields,
    kind: v.literal('several'),
    options: v.pipe(
      authoredOptions,
      v.check((options) => new Set(options.map(({ right }) => right)).size === 2, 'needs a right and a wrong option'),
    ),
  }),
  deal: dealShuffled,
}
