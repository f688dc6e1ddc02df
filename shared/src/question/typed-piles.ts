import { folded, tidied } from './folding.ts'
import { otherTyped, typedPile } from './pile-ids.ts'
import { byCount, countOf, type Pile, type Piles, type Showing } from './piles.ts'
import { accepting, isAccepted, isSpelling, type Accepting } from './typed.ts'

type Blanks = {
  readonly blanks: readonly Accepting[]
  /** How many answers to each blank are named. */
  readonly most: number
  /** Words of the author's own, which need nobody to vouch for them. */
  readonly bank?: readonly string[] | undefined
}

/** A single person must not write on the wall, and what only one typed may be private. */
const FEWEST_TO_NAME = 2

/**
 * [RV1] The commonest answers to each blank, all others counted together. Named are only those that two people gave
 * and that are not rude. With the key, everything that is accepted lies on the pile of a right spelling, which is
 * always there; before it nothing depends on what is right ([RD9]).
 */
export function typedPiles(
  answers: readonly (readonly string[])[],
  asked: Blanks,
  showing: Showing<readonly string[]>,
) {
  const columns = asked.blanks.map((blank, at) => {
    const words = answers.map((given) => given[at] ?? '').filter((word) => folded(word, blank.identifier) !== '')
    const rights = showing.isKeyShown
      ? rightsOf(
          blank,
          showing.keys?.map((key) => key[at] ?? ''),
        )
      : []
    return column({ ...asked, blank, rights, number: at + 1, words, isRude: showing.isRude })
  })
  return {
    shown: columns.flatMap(({ shown }) => shown),
    of: (words) => columns.flatMap(({ of }, at) => of(words[at] ?? '')),
  } satisfies Piles<readonly string[]>
}

type Column = Pick<Blanks, 'most' | 'bank'> & {
  readonly blank: Accepting
  readonly number: number
  /** What is right and may be shown. */
  readonly rights: readonly Accepting[]
  readonly words: readonly string[]
  readonly isRude: Showing['isRude']
}

/** [PT10] One for each right answer to the blank, with all spellings that are accepted for it. */
function rightsOf(blank: Accepting, keys: readonly string[] | undefined): Accepting[] {
  const rights = keys?.map((key) => accepting(blank, key)) ?? [blank]
  return rights.filter((one, at) => !rights.slice(0, at).some((before) => isSpelling(before, one.accepted[0] ?? '')))
}

/** The piles of one blank. */
function column({ blank, number, words, most, bank, rights, isRude }: Column) {
  const rightFor = (word: string) =>
    rights.find((one) => isSpelling(one, word)) ?? rights.find((one) => isAccepted(one, word))
  const foldedOf = (word: string) => folded(rightFor(word)?.accepted[0] ?? word, blank.identifier)
  const spelled = spellings(words, foldedOf)
  const counts = countOf(words.map(foldedOf))

  const named = rights.map(({ accepted: [shown = ''] }) => pile(foldedOf(shown), shown))
  for (const word of byCount(counts)) {
    if (named.length >= most) break
    if (!rightFor(word) && mayBeNamed(word)) named.push(pile(word, spelled.get(word) ?? word))
  }
  const ids = named.map(({ id }) => id)
  const hasOthers = [...counts.keys()].some((word) => !ids.includes(typedPile(number, word)))
  return {
    shown: hasOthers ? [...named, { id: otherTyped(number), row: String(number) }] : named,
    of: (word: string) => {
      const id = typedPile(number, foldedOf(word))
      if (folded(word, blank.identifier) === '') return []
      return [ids.includes(id) ? id : otherTyped(number)]
    },
  }

  function mayBeNamed(word: string) {
    if (bank) return true
    return (counts.get(word) ?? 0) >= FEWEST_TO_NAME && !isRude(spelled.get(word) ?? word)
  }

  function pile(word: string, typed: string): Pile {
    return { id: typedPile(number, word), row: String(number), typed }
  }
}

/** The commonest spelling of all that are compared alike. */
function spellings(words: readonly string[], foldedOf: (word: string) => string) {
  const spelled = new Map<string, string[]>()
  for (const word of words) {
    const all = spelled.get(foldedOf(word)) ?? []
    spelled.set(foldedOf(word), all)
    all.push(tidied(word))
  }
  return new Map([...spelled].map(([word, all]) => [word, byCount(countOf(all))[0] ?? word]))
}
