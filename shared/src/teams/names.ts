import { no, ok, type Result } from '../result.ts'

const LONGEST_NAME = 20
/** One grapheme can hold any number of code points; no letter of a living script needs more than these. */
const LONGEST_GRAPHEME = 10

/** Controls, direction marks, joiners, fillers, private use, lone surrogates, line breaks: all that shows nothing. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u2800]/u
/** A nukta belongs to its letter: Unicode never composes the two, so that `ड़ों` carries three marks. */
const tooManyMarks = /(?!\u093C)\p{M}{3}|\p{M}{4}/u
const markWithoutBase = /(?:^| )\p{M}/u
/** Phones add it to emoji. It shows nothing by itself, and without it the emoji stays one. */
const emojiStyle = /\uFE0F/gu

/** [ST1] The name as it is kept, or the refusal when it is empty, too long or holds what cannot be seen. */
export function readName(raw: string): Result<string, 'seat:name-unfit'> {
  const name = raw
    .replace(emojiStyle, '')
    .normalize('NFKC')
    .trim()
    .replace(/\p{Zs}+/gu, ' ')
  if (invisible.test(name) || tooManyMarks.test(name) || markWithoutBase.test(name)) return no('seat:name-unfit')

  const graphemes = graphemesOf(name)
  if (graphemes.length < 1 || graphemes.length > LONGEST_NAME) return no('seat:name-unfit')
  if (graphemes.some((grapheme) => [...grapheme].length > LONGEST_GRAPHEME)) return no('seat:name-unfit')
  return ok(name)
}

/** [ST1] Two names are the same when their keys are. */
export const nameKey = (name: string) =>
  // Through upper case and back: it unfolds what lower case keeps apart (ß and ss, ς and σ; ẞ needs lower case before).
  name.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase().normalize('NFKC')

export type IsTaken = (key: string) => boolean

/** [ST1] The name itself when it is free, else with the first number that is, cut where it would be too long. */
export function freeName(name: string, isTaken: IsTaken): string {
  if (!isTaken(nameKey(name))) return name
  const graphemes = graphemesOf(name)
  let number = 2
  while (isTaken(nameKey(numbered(graphemes, number)))) number++
  return numbered(graphemes, number)
}

function numbered(graphemes: readonly string[], number: number) {
  const ending = ` ${number}`
  return (
    graphemes
      .slice(0, LONGEST_NAME - ending.length)
      .join('')
      .trimEnd() + ending
  )
}

const segmenter = new Intl.Segmenter('und', { granularity: 'grapheme' })
const graphemesOf = (text: string) => Array.from(segmenter.segment(text), ({ segment }) => segment)
