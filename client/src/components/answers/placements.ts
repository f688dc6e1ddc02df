import type { Spread } from '@jawab/shared/protocol/views'
import type { Answer, KindName, QuestionFace } from '@jawab/shared/question/kinds'
import { isPlacement } from '@jawab/shared/question/answer'
import { letterOf, type Letter } from '../letters.ts'
import type { ShownOption } from './answer.ts'

/** An item with its number, and under which letter its target stands, where it has one. */
export type PlacedItem = ShownOption & { readonly number: number; readonly target: LetteredTarget | undefined }
export type LetteredTarget = ShownOption & { readonly letter: Letter }

export const targetsOf = ({ targets = [] }: QuestionFace): LetteredTarget[] =>
  targets.map((target, at) => ({ ...target, letter: letterOf(at) }))

/** The items as they are shown, with the targets that an answer gives them. */
export function placedItems(question: QuestionFace, answer: Answer | undefined): PlacedItem[] {
  const given = isPlacement(answer) ? answer : {}
  const targets = targetsOf(question)
  return question.options.map((item, at) => ({
    ...item,
    number: at + 1,
    target: targets.find(({ id }) => id === given[item.id]),
  }))
}

/** The answer with this item given that target. In a `match` a target belongs to one item: whoever had it is without. */
export function placedAt({ kind }: QuestionFace, answer: Answer | undefined, item: string, target: string): Answer {
  const given = Object.entries(isPlacement(answer) ? answer : {})
  const kept = given.filter(([other, theirs]) => other !== item && (kind !== 'match' || theirs !== target))
  return Object.fromEntries([...kept, [item, target]])
}

/** The next item after this one that has no target yet; nothing when all have one. */
export function nextWithout(items: readonly PlacedItem[], after: string): string | undefined {
  const from = items.findIndex(({ id }) => id === after) + 1
  return [...items.slice(from), ...items.slice(0, from)].find(({ target }) => !target)?.id
}

/** How many gave this item that target. */
export const peopleAt = (spread: Spread, item: string, target: string) => spread[`${item} ${target}`]?.people ?? 0

/** Whether items are given targets: then they have numbers, and the letters are the targets'. */
export const isPlacing = ({ kind }: { readonly kind: KindName }) => kind === 'match' || kind === 'sort'

const TARGETS_SHOWN = 3

/** What an item was given, most often first: three at the most, but always those that must be there. */
export function givenTo(
  item: ShownOption,
  targets: readonly LetteredTarget[],
  spread: Spread,
  always: readonly (string | undefined)[],
): (LetteredTarget & { readonly people: number })[] {
  return targets
    .map((target) => ({ ...target, people: peopleAt(spread, item.id, target.id) }))
    .filter(({ id, people }) => people > 0 || always.includes(id))
    .toSorted((one, other) => other.people - one.people)
    .filter(({ id }, at) => at < TARGETS_SHOWN || always.includes(id))
}
