import { languages, type Language, type Localized } from '../language.ts'
import { beforePrompt, offeredBy, whyNotOf, type Question } from '../question/kinds.ts'
import type { Pack } from './pack.ts'

/** What makes a pack weak although it can be played; without `question` it is about the pack as a whole. */
export type PackWarning = { readonly question?: string; readonly reason: string }

const PROMPT_READABLE = 160
const OPTION_READABLE = 90
const FEWEST_TO_JUDGE = 8
const LONGEST_RIGHT_MOST = 0.45

/** Prices, percentages, quotas and versions change: their readers must know as of when they are true. */
const datedFigure = /[$€₹]\s?\d|\d\s?%|\bquotas?\b|\bversion \d/iu

export function lintPack({ questions }: Pack): PackWarning[] {
  return [
    ...questions.flatMap((question) => lintQuestion(question).map((reason) => ({ question: question.id, reason }))),
    ...languages.flatMap((lang) => lintLengths(questions, lang)),
  ]
}

function lintQuestion(question: Question): string[] {
  const undated = question.asOf === undefined && allTexts(question).some((text) => datedFigure.test(text))
  return [
    ...(undated ? ['has a price, percentage, quota or version, but no asOf'] : []),
    ...(question.kind === 'number' && isInTheMiddle(question) ? ['bounds: the right number is their middle'] : []),
    ...languages.flatMap((lang) => lintTexts(question, lang)),
  ]
}

const NEAR_THE_MIDDLE = 0.02

/** [RD9] Bounds laid round the key give it away. */
function isInTheMiddle({ right, scale, bounds: { least, most } }: Extract<Question, { kind: 'number' }>) {
  const place = scale === 'log' ? Math.log(right / least) / Math.log(most / least) : (right - least) / (most - least)
  return Math.abs(place - 0.5) < NEAR_THE_MIDDLE
}

function lintTexts(question: Question, lang: Language): string[] {
  const { prompt } = question
  const texts = offeredBy(question).map(({ text }) => text[lang])
  return [
    ...(prompt[lang].length > PROMPT_READABLE ? [`prompt.${lang}: longer than ${PROMPT_READABLE} characters`] : []),
    ...(texts.some(({ length }) => length > OPTION_READABLE)
      ? [`options.${lang}: one is longer than ${OPTION_READABLE} characters`]
      : []),
    ...(new Set(texts.map((text) => text.toLowerCase())).size < texts.length
      ? [`options.${lang}: two read the same`]
      : []),
  ]
}

/** Whoever knows nothing picks the longest option: too often it must not be the right one. */
function lintLengths(questions: readonly Question[], lang: Language): PackWarning[] {
  const choices = questions.filter((question) => question.kind === 'choice')
  const share = choices.filter((question) => isLongestRight(question, lang)).length / choices.length
  if (choices.length < FEWEST_TO_JUDGE || share <= LONGEST_RIGHT_MOST) return []
  return [{ reason: `${lang}: the longest option is the right one in ${Math.round(share * 100)} % of the choices` }]
}

function isLongestRight({ options }: Extract<Question, { kind: 'choice' }>, lang: Language) {
  const lengthOf = (option: (typeof options)[number]) => option.text[lang].length
  const longestWrong = Math.max(...options.filter(({ right }) => !right).map(lengthOf))
  return options.some((option) => option.right && lengthOf(option) > longestWrong)
}

function allTexts(question: Question): string[] {
  const { prompt, why, powerAnswer, notes } = question
  const texts: (Localized | undefined)[] = [prompt, beforePrompt(question), why, powerAnswer, ...notes]
  return languages.flatMap((lang) => [
    ...texts.flatMap((text) => text?.[lang] ?? []),
    ...offeredBy(question).map(({ text }) => text[lang]),
    ...Object.values(whyNotOf(question, lang)).flatMap((part) => ('text' in part ? [part.text] : [])),
  ])
}
