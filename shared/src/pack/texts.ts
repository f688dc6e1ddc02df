import type { Language, Part } from '../language.ts'
import { discussedPoints, faceOf, whyNotOf, type Question } from '../question/kinds.ts'

/** What is told before the options: the prompt, an incident, a sentence with blanks. Code only where it is wanted. */
export function toldTexts(question: Question, lang: Language, { withCode }: { readonly withCode: boolean }): string[] {
  const { prompt, sentence } = faceOf(question, lang)
  const parts = sentence ? [...prompt, sentence] : prompt
  return parts.flatMap((part) => ('text' in part ? part.text : withCode ? part.code : []))
}

/** What there is to choose from, and what it is put to. */
export function offeredTexts(question: Question, lang: Language): string[] {
  const { options, targets = [] } = faceOf(question, lang)
  return [...options, ...targets].flatMap(({ text }) => wordsIn(text))
}

/** Every text of a question but its code, also those that come with the reveal. */
export function allTexts(question: Question, lang: Language): string[] {
  const { why, powerAnswer, notes } = question
  return [
    ...toldTexts(question, lang, { withCode: false }),
    ...offeredTexts(question, lang),
    ...Object.values(whyNotOf(question, lang)).flatMap(wordsIn),
    ...(discussedPoints(question, lang) ?? []).flatMap(({ text }) => wordsIn(text)),
    ...[why, powerAnswer, ...notes].map((text) => text[lang]),
  ]
}

const wordsIn = (part: Part) => ('text' in part ? [part.text] : [])
