import type { Language } from '@jawab/shared/language'
import { isList, isPlacement } from '@jawab/shared/question/answer'
import type { Answer, QuestionFace } from '@jawab/shared/question/kinds'
import { figure, listed } from '../../i18n/figures.ts'
import { letterOf, type Letter } from '../letters.ts'
import { placedItems } from './placements.ts'

/** The ids or words an answer names one by one; a number, or items with their targets, name none. */
export const idsOf = (answer: Answer | undefined): readonly string[] =>
  typeof answer === 'string' ? [answer] : isList(answer) ? answer : []

/** The letters of an answer: picks in the order in which the phone shows them, steps as the answer puts them. */
export function lettersOf({ kind, options }: QuestionFace, answer: Answer | undefined): Letter[] {
  const ids = idsOf(answer)
  const letterFor = (id: string) => letterOf(options.findIndex((option) => option.id === id))
  if (kind === 'order') return ids.map(letterFor)
  return options.flatMap(({ id }) => (ids.includes(id) ? [letterFor(id)] : []))
}

/** Steps as they follow each other, with a sign that the fonts of the game have. */
export const inOrder = (letters: readonly Letter[]) => letters.join(' › ')

/** An answer in short: `B`, `A and C`, `B › A › C`, `60 days`, `1 B, 2 A`, `awsvpc, …`; nothing without one. */
export function saidShort(question: QuestionFace, answer: Answer | undefined, lang: Language): string {
  if (typeof answer === 'number') return withUnit(question, figure(answer, lang))
  if (isPlacement(answer)) return placesIn(question, answer)
  if (question.blanks)
    return idsOf(answer)
      .map((word) => word || LEFT_EMPTY)
      .join(', ')
  if (question.kind === 'discuss') return beginningOf(answer)
  const letters = lettersOf(question, answer)
  return question.kind === 'order' ? inOrder(letters) : listed(letters, lang)
}

/** Items by their numbers, each with the letter of its target. */
const placesIn = (question: QuestionFace, answer: Answer) =>
  placedItems(question, answer)
    .flatMap(({ number, target }) => (target ? [number + NO_BREAK + target.letter] : []))
    .join(', ')

/** What somebody typed in a discussion may be long: so many words that they know it is theirs. */
function beginningOf(answer: Answer | undefined): string {
  const [text = ''] = idsOf(answer)
  return text.length > EXCERPT ? `“${text.slice(0, EXCERPT).replace(/\s+\S*$/, '')}…”` : text && `“${text}”`
}

const EXCERPT = 24
const NO_BREAK = '\u00a0'
const LEFT_EMPTY = '…'

/** A figure with what it counts, where the question says so. */
export function withUnit({ unit }: QuestionFace, said: string): string {
  return unit && 'text' in unit ? said + NO_BREAK + unit.text : said
}
