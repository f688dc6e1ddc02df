import * as v from 'valibot'
import { textPart, type Language } from '../language.ts'
import type { Random } from '../random.ts'
import type { Offered } from './kind.ts'
import { idsOf, optionId, withDrawnIds } from './options.ts'
import { pairPile } from './pile-ids.ts'
import type { CommonFields } from './question.ts'

/** A question whose answer gives every item a target. `right` holds the target that belongs to each, by item. */
export type Placed<Name extends string> = CommonFields & {
  readonly kind: Name
  readonly items: readonly Offered[]
  readonly targets: readonly Offered[]
  readonly right: Readonly<Record<string, string>>
}

/** Where an answer puts each item. Items may be left out; a target may be given to several. */
export type Placement = Readonly<Record<string, string>>

type Shown = Pick<Placed<string>, 'items' | 'targets'>

/** [RD9] The same as shown, under ids drawn for this room. */
export function redrawn<Any extends Placed<string>>(question: Any, shown: Shown, random: Random): Any {
  const items = withDrawnIds(shown.items, random)
  const targets = withDrawnIds(shown.targets, random)
  const targetFor = new Map(shown.targets.map(({ id }, at) => [id, targets[at]?.id ?? id]))
  const right = Object.fromEntries(
    shown.items.map(({ id }, at) => [items[at]?.id ?? id, targetFor.get(question.right[id] ?? '') ?? '']),
  )
  return { ...question, items, targets, right }
}

/**
 * What the kinds have in common in which items are given their targets. `blindShare` is how much of it somebody gets
 * right who knows nothing.
 */
export const placing = <Name extends string>(blindShare: (question: Placed<Name>) => number) => ({
  answer: v.pipe(
    v.record(optionId, optionId),
    v.check((given) => Object.keys(given).length > 0, 'nothing is in its place'),
  ),
  offered: ({ items }: Placed<Name>) => items,
  extras: ({ targets }: Placed<Name>, lang: Language) => ({
    targets: targets.map(({ id, text }) => ({ id, text: textPart(text, lang) })),
  }),
  accepts: ({ items, targets }: Placed<Name>, given: Placement) =>
    Object.entries(given).every(([item, target]) => idsOf(items).includes(item) && idsOf(targets).includes(target)),
  isWhole: ({ items }: Placed<Name>, given: Placement) => items.every(({ id }) => id in given),
  key: ({ right }: Placed<Name>) => right,
  /** [PT7] What is right beyond what blind chance gets right; never below nothing. */
  grade: (question: Placed<Name>, given: Placement) => {
    const placed = question.items.filter(({ id }) => given[id] === question.right[id]).length
    // [PT10] A host may have put all into one bucket, which whoever knows nothing may do too.
    if (placed === question.items.length) return 1
    const blind = blindShare(question)
    return Math.max(0, (placed / question.items.length - blind) / (1 - blind))
  },
  withKey: <Any extends Placed<Name>>(question: Any, key: Placement): Any => ({
    ...question,
    right: Object.fromEntries(question.items.map(({ id }) => [id, key[id] ?? ''])),
  }),
  /** [RV1] [RD9] Who put which item where, as far as anybody did; with the key that shows what went right and wrong. */
  piles: ({ items, targets }: Placed<Name>, answers: readonly Placement[]) => {
    const given = new Set(answers.flatMap(pilesFor))
    const pairs = items.flatMap((item) => targets.map((target) => ({ id: pairPile(item.id, target.id), row: item.id })))
    return { shown: pairs.filter(({ id }) => given.has(id)), of: pilesFor }
  },
  whyNot: () => ({}),
})

const pilesFor = (given: Placement) => Object.entries(given).map(([item, target]) => pairPile(item, target))
