import * as v from 'valibot'
import { textPart, type Language, type Localized } from '../language.ts'
import { drawId, shuffled, type Random } from '../random.ts'
import type { Offered } from './kind.ts'
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

/** The options of an authored question: 3 to 6 with ids that differ. How many are right is the kind's to say. */
export const authoredOptions = v.pipe(
  v.array(authoredOption),
  v.minLength(3),
  v.maxLength(6),
  v.check((options) => new Set(options.map(({ id }) => id)).size === options.length, 'option ids must differ'),
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
export function dealShuffled<Name extends string>(question: Pickable<Name>, random: Random): Pickable<Name> {
  return { ...question, options: withDrawnIds(shuffled(random, question.options), random) }
}

export const idsOf = (options: readonly Offered[]) => options.map(({ id }) => id)

/** Whether every pick is one of the question's options. */
export const offers = ({ options }: Pickable<string>, picks: readonly string[]) =>
  picks.every((pick) => idsOf(options).includes(pick))

export const rightIds = (question: Pickable<string>) => idsOf(question.options.filter(({ right }) => right))

export const optionId = v.pipe(v.string(), v.minLength(1), v.maxLength(60))

/** What all kinds with options have in common: what is shown of them, before and after the key. */
export const offeringOptions = {
  offered: ({ options }: Pickable<string>) => options,
  piles: ({ options }: Pickable<string>) => idsOf(options),
  whyNot: ({ options }: Pickable<string>, lang: Language) =>
    Object.fromEntries(options.flatMap(({ id, whyNot }) => (whyNot ? [[id, textPart(whyNot, lang)] as const] : []))),
}

/** What the kinds have in common in which exactly one option is right, and one is picked. */
export const pickingOne = {
  ...offeringOptions,
  answer: optionId,
  accepts: (question: Pickable<string>, pick: string) => offers(question, [pick]),
  key: (question: Pickable<string>) => rightIds(question)[0] as string,
  grade: (question: Pickable<string>, pick: string) => (rightIds(question).includes(pick) ? 1 : 0),
  countsFor: (_: Pickable<string>, pick: string) => [pick],
}
