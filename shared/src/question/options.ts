import * as v from 'valibot'
import { textPart, type Language, type Localized } from '../language.ts'
import { drawId, shuffled, type Random } from '../random.ts'
import type { Offered } from './kind.ts'
import { fixedPiles } from './piles.ts'
import { localized, slug, type CommonFields } from './question.ts'

/** One thing to pick. A wrong option says why it is wrong. */
export type Option = Offered & { readonly right: boolean; readonly whyNot?: Localized | undefined }

/** A question whose answer is picked from a list. */
export type Pickable<Name extends string> = CommonFields & { readonly kind: Name; readonly options: readonly Option[] }

export const OPTION_LONGEST = 120
export const WHY_NOT_LONGEST = 300

const authoredOption = v.pipe(
  v.strictObject({
    id: slug,
    right: v.optional(v.boolean(), false),
    text: localized(OPTION_LONGEST),
    whyNot: v.optional(localized(WHY_NOT_LONGEST)),
  }),
  v.check((option) => option.right !== Boolean(option.whyNot), 'a wrong option needs whyNot, a right one has none'),
)

export const idsDiffer = (all: readonly { readonly id: string }[]) =>
  new Set(all.map(({ id }) => id)).size === all.length

/** The options of an authored question: 3 to 6 with ids that differ. How many are right is the kind's to say. */
export const authoredOptions = v.pipe(
  v.array(authoredOption),
  v.minLength(3),
  v.maxLength(6),
  v.check((all) => idsDiffer(all), 'option ids must differ'),
)

export const oneRightOption = v.pipe(
  authoredOptions,
  v.check((options) => options.filter(({ right }) => right).length === 1, 'exactly one option is right'),
)

const OPTION_ID_LENGTH = 6

/** [RD9] The same under ids drawn for this room, so that no id tells anything about the key. */
export function withDrawnIds<Any extends Offered>(offered: readonly Any[], random: Random): Any[] {
  const taken = new Set<string>()
  const freshId = (): string => {
    const id = drawId(random, OPTION_ID_LENGTH)
    return taken.has(id) ? freshId() : (taken.add(id), id)
  }
  return offered.map((one) => ({ ...one, id: freshId() }))
}

/** [RD9] Shuffled, so that no place tells anything about the key either. */
export function dealShuffled<Any extends Pickable<string>>(question: Any, random: Random): Any {
  return { ...question, options: withDrawnIds(shuffled(random, question.options), random) }
}

/** For shuffling from an order that no key has a part in. */
export const byId = (one: Offered, other: Offered) => (one.id < other.id ? -1 : 1)

export const idsOf = (options: readonly { readonly id: string }[]) => options.map(({ id }) => id)

/** [PT10] With these options right and no other. */
const withRight = <Any extends Pickable<string>>(question: Any, right: readonly string[]): Any => ({
  ...question,
  options: question.options.map((option) => ({ ...option, right: right.includes(option.id) })),
})

/** Of these options, by id, what the author says of them. */
export const reasonsOf = (options: readonly Option[], lang: Language) =>
  Object.fromEntries(options.flatMap(({ id, whyNot }) => (whyNot ? [[id, textPart(whyNot, lang)] as const] : [])))

/** Whether every pick is one of the question's options. */
export const offers = ({ options }: Pickable<string>, picks: readonly string[]) =>
  picks.every((pick) => idsOf(options).includes(pick))

export const rightIds = (question: Pickable<string>) => idsOf(question.options.filter(({ right }) => right))

export const optionId = v.pipe(v.string(), v.minLength(1), v.maxLength(60))

/** What all kinds with options have in common: what is shown of them, before and after the key. */
export const offeringOptions = {
  offered: ({ options }: Pickable<string>) => options,
  // An option that a host has made right ([PT10]) says no longer why it would be wrong.
  whyNot: ({ options }: Pickable<string>, lang: Language) =>
    reasonsOf(
      options.filter(({ right }) => !right),
      lang,
    ),
}

/** What the kinds have in common in which exactly one option is right, and one is picked. */
export const pickingOne = {
  ...offeringOptions,
  answer: optionId,
  accepts: (question: Pickable<string>, pick: string) => offers(question, [pick]),
  key: (question: Pickable<string>) => rightIds(question)[0] as string,
  grade: (question: Pickable<string>, pick: string) => (rightIds(question).includes(pick) ? 1 : 0),
  withKey: <Any extends Pickable<string>>(question: Any, pick: string) => withRight(question, [pick]),
  piles: ({ options }: Pickable<string>) => fixedPiles(idsOf(options), (pick: string) => [pick]),
}

const MOST_PICKS = 7

/** What the kinds have in common in which some options are right, and all of them are picked. */
export const pickingSeveral = {
  ...offeringOptions,
  answer: v.pipe(
    v.array(optionId),
    v.minLength(1),
    v.maxLength(MOST_PICKS),
    v.check((picks) => new Set(picks).size === picks.length, 'the same option twice'),
  ),
  accepts: offers,
  key: rightIds,
  grade: gradePicks,
  withKey: withRight,
  piles: ({ options }: Pickable<string>) => fixedPiles(idsOf(options), (picks: readonly string[]) => picks),
}

/** [PT7] Right picks earn their share; each wrong pick costs the share of the smaller side. */
function gradePicks(question: Pickable<string>, picks: readonly string[]) {
  const right = rightIds(question)
  const wrongOptions = question.options.length - right.length
  const rightPicks = picks.filter((pick) => right.includes(pick)).length
  const wrongPicks = picks.length - rightPicks
  // [PT10] A host may have made all of them right.
  if (wrongPicks === 0) return rightPicks / right.length
  return Math.max(0, rightPicks / right.length - wrongPicks / Math.min(right.length, wrongOptions))
}
