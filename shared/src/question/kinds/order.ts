import * as v from 'valibot'
import { shuffled, type Random } from '../../random.ts'
import type { Kind, Offered } from '../kind.ts'
import { byId, idsDiffer, idsOf, OPTION_LONGEST, optionId, withDrawnIds } from '../options.ts'
import { commonestPiles } from '../piles.ts'
import { commonFields, localized, slug, type CommonFields } from '../question.ts'

/** `steps` as they are shown, and in `right` their ids as they should stand. */
export type Order = CommonFields & {
  readonly kind: 'order'
  readonly steps: readonly Offered[]
  readonly right: readonly string[]
}

const FEWEST_STEPS = 3
const MOST_STEPS = 6

/** How many of the arrangements people gave the spread names. */
const PILES_SHOWN = 5

/** Put the steps in their order. The author writes them in the right one. */
export const order: Kind<Order, readonly string[]> = {
  schema: v.pipe(
    v.strictObject({
      ...commonFields,
      kind: v.literal('order'),
      steps: v.pipe(
        v.array(v.strictObject({ id: slug, text: localized(OPTION_LONGEST) })),
        v.minLength(FEWEST_STEPS),
        v.maxLength(MOST_STEPS),
        v.check((all) => idsDiffer(all), 'step ids must differ'),
      ),
    }),
    v.transform((question) => ({ ...question, right: idsOf(question.steps) })),
  ),
  answer: v.pipe(v.array(optionId), v.minLength(FEWEST_STEPS), v.maxLength(MOST_STEPS)),
  deal: dealSteps,
  offered: ({ steps }) => steps,
  accepts: ({ steps }, given) => given.length === steps.length && idsOf(steps).every((id) => given.includes(id)),
  key: ({ right }) => right,
  grade: gradeOrder,
  withKey: (question, right) => ({ ...question, right }),
  piles: (_, answers) => commonestPiles(answers, pileOf, PILES_SHOWN),
  whyNot: () => ({}),
}

/** The pile of an arrangement is named by its steps' ids. */
const pileOf = (steps: readonly string[]) => steps.join(' ')

/** [RD9] Shuffled from the order of their ids, so that the order shown does not follow from the right one. */
function dealSteps(question: Order, random: Random): Order {
  const shown = shuffled(random, question.steps.toSorted(byId))
  const steps = withDrawnIds(shown, random)
  const drawn = new Map(shown.map(({ id }, at) => [id, steps[at]?.id ?? id]))
  return { ...question, steps, right: question.right.map((id) => drawn.get(id) ?? id) }
}

/** [PT7] Kendall's tau: of all pairs, those in their order less those the wrong way round; never below nothing. */
function gradeOrder({ right }: Order, given: readonly string[]) {
  const places = given.map((id) => right.indexOf(id))
  const pairs = places.flatMap((place, at) => places.slice(at + 1).map((later) => place < later))
  const inOrder = pairs.filter(Boolean).length
  return Math.max(0, (2 * inOrder - pairs.length) / pairs.length)
}
