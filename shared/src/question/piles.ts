import type { Answer } from './kinds.ts'
import { OTHERS } from './others.ts'

/** [RV1] How the answers to a question lie on the piles of its spread. */
export type Piles<Given = Answer> = {
  /** In the order in which they are shown. */
  readonly shown: readonly Pile[]
  /** On which of them an answer lies. */
  readonly of: (answer: Given) => readonly string[]
}

export type Pile = {
  readonly id: string
  /** Where an answer has several places to fill, the one that this pile is about. */
  readonly row?: string
  /** How what was typed is spelled. */
  readonly typed?: string
}

/** What decides which piles may be named. */
export type Showing<Given = Answer> = {
  /** [RD9] Before the key, no pile depends on it. */
  readonly isKeyShown: boolean
  /** [PT10] What is right, where a host has said so. */
  readonly keys?: readonly Given[] | undefined
  /** What is not written on the wall, whoever typed it. */
  readonly isRude: (text: string) => boolean
}

/** The same piles whatever was answered. */
export const fixedPiles = <Given>(ids: readonly string[], of: Piles<Given>['of']): Piles<Given> => ({
  shown: ids.map((id) => ({ id })),
  of,
})

/** The piles that most answers lie on, and one for all the others where there are any. */
export function commonestPiles<Given>(answers: readonly Given[], pileOf: (answer: Given) => string, most: number) {
  const all = byCount(countOf(answers.map(pileOf)))
  const named = all.slice(0, most)
  return fixedPiles<Given>(all.length > most ? [...named, OTHERS] : named, (answer) => {
    const pile = pileOf(answer)
    return [named.includes(pile) ? pile : OTHERS]
  })
}

export function countOf(ids: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** The commonest first; what is equally common by its own letters, so that no order of arrival shows. */
export const byCount = (counts: ReadonlyMap<string, number>) =>
  [...counts].toSorted(([one, people], [other, others]) => others - people || (one < other ? -1 : 1)).map(([id]) => id)
