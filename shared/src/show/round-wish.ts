import * as v from 'valibot'
import { modeNames, presetNames, whole } from '../protocol/rules.ts'
import { kindNames } from '../question/kinds.ts'
import { slug, tiers } from '../question/question.ts'

const SHORTEST_BREAK = 30
export const LONGEST_BREAK = 3600
export const SHORTEST_LIMIT = 5
export const LONGEST_LIMIT = 300

/** What a round is to be asked with; where it names nothing, the draw decides within the room's own choice. */
const asks = {
  question: v.exactOptional(slug),
  kind: v.exactOptional(v.picklist(kindNames)),
  tier: v.exactOptional(v.picklist(tiers)),
  topic: v.exactOptional(slug),
}

/** How a round is played, and what comes after it; what is not said follows the rules of the room. */
export const roundSettings = {
  mode: v.exactOptional(v.picklist(modeNames)),
  preset: v.exactOptional(v.picklist(presetNames)),
  /** [PT6] Polls weigh nothing, whatever is said. */
  weight: v.exactOptional(v.picklist([0, 1, 2])),
  seconds: v.exactOptional(whole(SHORTEST_LIMIT, LONGEST_LIMIT)),
  /** [RD8] Whether standings come after it. */
  standings: v.exactOptional(v.boolean()),
  /** [RD1] Seconds of a break after it, once standings have been shown; 0 is none. */
  break: v.exactOptional(
    v.pipe(
      v.number(),
      v.integer(),
      v.check((given) => given === 0 || (given >= SHORTEST_BREAK && given <= LONGEST_BREAK), 'break'),
    ),
  ),
}

export const roundFields = { ...asks, ...roundSettings }

/** A named question is drawn by nothing else. */
export const isOneWish = ({ question, kind, tier, topic }: RoundWish) =>
  question === undefined || (kind === undefined && tier === undefined && topic === undefined)

const wish = v.object(roundFields)
/** One round of a run of show as a host wants it. */
export type RoundWish = Readonly<v.InferOutput<typeof wish>>

export type RoundSettings = Readonly<v.InferOutput<v.ObjectSchema<typeof roundSettings, undefined>>>

/** As it comes over the wire, where unknown fields are dropped. */
export const roundWish = v.pipe(wish, v.check(isOneWish, 'both'))

export const MOST_ROUNDS = 100

export const roundWishes = v.pipe(v.array(roundWish), v.minLength(1), v.maxLength(MOST_ROUNDS))
