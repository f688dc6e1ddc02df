import * as v from 'valibot'
import type { Kind } from '../kind.ts'
import { dealShuffled, oneRightOption, pickingOne, type Pickable } from '../options.ts'
import { commonFields } from '../question.ts'

export type Choice = Pickable<'choice'>

/** Pick the one right option. */
export const choice: Kind<Choice, string> = {
  ...pickingOne,
  schema: v.strictObject({ ...commonFields, kind: v.literal('choice'), options: oneRightOption }),
  deal: dealShuffled,
}
