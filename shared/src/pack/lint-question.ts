import { languages, type Language } from '../language.ts'
import type { Question } from '../question/kinds.ts'
import { cheatSheetBlocks } from './census.ts'
import { allTexts, offeredTexts } from './texts.ts'

const PROMPT_READABLE = 160
const OPTION_READABLE = 90
/** What a phone of 360 px shows without a line folded, and a wall without its letters made small. */
const CODE_LINES = 8
const CODE_COLUMNS = 38

/** What is wrong with a question by itself, although it can be played. */
export function lintQuestion(question: Question): string[] {
  return [
    ...(isUndated(question) ? ['has a price, percentage, quota or version, but no asOf'] : []),
    ...(isInTheMiddle(question) ? ['bounds: the right number is their middle'] : []),
    ...(isTooLargeCode(question) ? [`code: more than ${CODE_LINES} lines of ${CODE_COLUMNS} characters`] : []),
    ...(isOutsideItsBlock(question)
      ? [`topics: a cheat-sheet question has one of ${cheatSheetBlocks.join(', ')}`]
      : []),
    ...languages.flatMap((lang) => lintTexts(question, lang)),
  ]
}

/** Prices, percentages, quotas and versions change: their readers must know as of when they are true. */
const datedFigure = /[$€₹]\s?\d|\d\s?%|\bquotas?\b|\bversion \d/iu

const isUndated = (question: Question) =>
  question.asOf === undefined &&
  languages.some((lang) => allTexts(question, lang).some((text) => datedFigure.test(text)))

const NEAR_THE_MIDDLE = 0.02

/** [RD9] Bounds laid round the key give it away. */
function isInTheMiddle(question: Question) {
  if (question.kind !== 'number') return false
  const { right, scale, bounds } = question
  const { least, most } = bounds
  const place = scale === 'log' ? Math.log(right / least) / Math.log(most / least) : (right - least) / (most - least)
  return Math.abs(place - 0.5) < NEAR_THE_MIDDLE
}

function isTooLargeCode({ code }: Question) {
  const lines = code?.text.trimEnd().split('\n') ?? []
  return lines.length > CODE_LINES || lines.some(({ length }) => length > CODE_COLUMNS)
}

const isOutsideItsBlock = ({ tier, topics }: Question) =>
  tier === 'cheat-sheet' && cheatSheetBlocks.filter((block) => topics.includes(block)).length !== 1

/** Options are shuffled, and one that points at the others is no fact of its own. */
const pointsAtOthers: Record<Language, RegExp> = {
  en: /\b(all|none|both|any|neither|either) of (the (above|others?|options)|these)\b|\b(all|none) above\b/iu,
  'hi-Latn':
    /\bupar (ke|wale|waale|wali) (sab|sabhi|saare|sare|dono|option)|\b(in|inme|inmein) ?(mein )?se (koi|sab|dono|sabhi)\b|\b(ye|yeh) (sab|sabhi|dono|saare)$/iu,
}

function lintTexts(question: Question, lang: Language): string[] {
  const offered = offeredTexts(question, lang)
  const isLong = offered.some(({ length }) => length > OPTION_READABLE)
  const isTwice = new Set(offered.map((text) => text.toLowerCase())).size < offered.length
  return [
    ...(question.prompt[lang].length > PROMPT_READABLE
      ? [`prompt.${lang}: longer than ${PROMPT_READABLE} characters`]
      : []),
    ...(isLong && question.kind !== 'mistake'
      ? [`options.${lang}: one is longer than ${OPTION_READABLE} characters`]
      : []),
    ...(isTwice ? [`options.${lang}: two read the same`] : []),
    ...(question.kind !== 'poll' && offered.some((text) => pointsAtOthers[lang].test(text))
      ? [`options.${lang}: one is about the others`]
      : []),
  ]
}
