import * as v from 'valibot'
import { folded, TYPED_LONGEST } from './folding.ts'

/** A typed answer and what it is compared with. */
export type Accepting = { readonly accepted: readonly string[]; readonly identifier: boolean }

const MOST_SPELLINGS = 8

const accepted = v.pipe(
  v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(TYPED_LONGEST))),
  v.minLength(1),
  v.maxLength(MOST_SPELLINGS),
)

/** What an author writes of a typed answer; the first spelling is the one that is shown. */
export const acceptingFields = { accepted, identifier: v.optional(v.boolean(), false) }

/** Two spellings that are the same to the game are one too many. */
export const spellingsDiffer = ({ accepted, identifier }: Accepting) =>
  new Set(accepted.map((spelling) => folded(spelling, identifier))).size === accepted.length

/** Whether the game takes it for one of the accepted spellings, letter by letter. */
export const isSpelling = ({ accepted, identifier }: Accepting, typed: string) =>
  accepted.some((spelling) => folded(spelling, identifier) === folded(typed, identifier))

/**
 * [PT10] The same with another right answer. One of the spellings that are accepted already stands for all of them, and
 * is shown from now on; anything else is right alone.
 */
export function accepting<Any extends Accepting>(typed: Any, key: string): Any {
  const others = typed.accepted.filter((spelling) => !isSpelling({ ...typed, accepted: [key] }, spelling))
  return { ...typed, accepted: isSpelling(typed, key) ? [key, ...others] : [key] }
}

/** [PT7] Whether it is one of the accepted spellings; words, unlike identifiers, forgive a slip of the thumb. */
export function isAccepted({ accepted, identifier }: Accepting, typed: string): boolean {
  const given = folded(typed, identifier)
  const spellings = accepted.map((spelling) => folded(spelling, identifier))
  return spellings.includes(given) || (!identifier && spellings.some((spelling) => isAlmost(spelling, given)))
}

/** The same but for blanks, or word for word but for a typo in long ones. */
function isAlmost(spelling: string, given: string) {
  if (spelling.replaceAll(' ', '') === given.replaceAll(' ', '')) return true
  const [words, givenWords] = [spelling.split(' '), given.split(' ')]
  return words.length === givenWords.length && words.every((word, at) => isSameWord(word, givenWords[at] ?? ''))
}

const FEWEST_LETTERS = 6
const hasDigit = /\p{N}/u

function isSameWord(word: string, given: string) {
  if (word === given) return true
  const isForgiving = [...word].length >= FEWEST_LETTERS && !hasDigit.test(word + given)
  return isForgiving && isOneTypoApart(word, given)
}

/** Damerau-Levenshtein distance 1: a letter too many, missing or another one, or two neighbours swapped. */
export function isOneTypoApart(one: string, other: string): boolean {
  const [shorter, longer] = [[...one], [...other]].toSorted((a, b) => a.length - b.length) as [string[], string[]]
  const at = longer.findIndex((letter, place) => letter !== shorter[place])
  if (at < 0) return false

  const isSameFrom = (fromShorter: number, fromLonger: number) =>
    shorter.slice(fromShorter).join('') === longer.slice(fromLonger).join('')
  if (shorter.length < longer.length) return isSameFrom(at, at + 1)
  const isSwapped = shorter[at] === longer[at + 1] && shorter[at + 1] === longer[at]
  return isSameFrom(at + 1, at + 1) || (isSwapped && isSameFrom(at + 2, at + 2))
}
