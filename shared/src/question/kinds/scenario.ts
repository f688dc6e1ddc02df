import * as v from 'valibot'
import type { Localized } from '../../language.ts'
import type { Kind } from '../kind.ts'
import { dealShuffled, oneRightOption, pickingOne, type Pickable } from '../options.ts'
import { commonFields, localized } from '../question.ts'

/** A choice with an incident before it: what happened, and the log, manifest or figures that came with it. */
export type Scenario = Pickable<'scenario'> & { readonly incident: Localized }

const INCIDENT_LONGEST = 400

/** Read what happened, then pick the one right option. */
export const scenario: Kind<Scenario, string> = {
  ...pickingOne,
  schema: v.strictObject({
    ...commonFields,
    kind: v.literal('scenario'),
    incident: localized(INCIDENT_LONGEST),
    options: oneRightOption,
  }),
  deal: dealShuffled,
  before: ({ incident }) => incident,
}
