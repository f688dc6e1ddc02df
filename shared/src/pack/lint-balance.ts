import { languages, type Language } from '../language.ts'
import type { Question } from '../question/kinds.ts'
import type { Option } from '../question/options.ts'

/** Something that may be so or not in each of many questions, and how likely it is where nothing but chance decides. */
type Trial = { readonly isSo: boolean; readonly chance: number }

/** Below this many, nobody can tell. */
const FEWEST_TO_JUDGE = 8
/** By chance alone a bank is beyond this in one of 160 cases. */
const FURTHEST = 2.5

/** What somebody who knows nothing could go by over a whole bank: a length, a place, a verdict that is right too often. */
export function lintBalance(questions: readonly Question[]): string[] {
  const choices = questions.filter((question) => question.kind === 'choice' || question.kind === 'scenario')
  const mistakes = questions.filter((question) => question.kind === 'mistake')
  const statements = questions.filter((question) => question.kind === 'true-false')
  const isTrue = statements.map(({ options }) => ({ isSo: options[0]?.right ?? false, chance: 0.5 }))
  return [
    ...languages.flatMap((lang) =>
      reasonIf(isMore, `${lang}: the longest option is the right one`, choices.map(longest(lang))),
    ),
    ...places(choices).flatMap((at) =>
      reasonIf(isOff, `choices: right at place ${at + 1}`, choices.flatMap(right(at))),
    ),
    ...places(mistakes).flatMap((at) =>
      reasonIf(isOff, `mistakes: sentence ${at + 1} is wrong`, mistakes.flatMap(right(at))),
    ),
    ...reasonIf(isOff, 'statements: true', isTrue),
  ]
}

type Optioned = { readonly options: readonly Option[] }

const places = (questions: readonly Optioned[]) =>
  Array.from({ length: Math.max(0, ...questions.map(({ options }) => options.length)) }, (_, at) => at)

/** The right one is longer than every other. */
const longest =
  (lang: Language) =>
  ({ options }: Optioned): Trial => {
    const longestWrong = Math.max(...options.filter((one) => !one.right).map(({ text }) => text[lang].length))
    return {
      isSo: options.some((one) => one.right && one.text[lang].length > longestWrong),
      chance: 1 / options.length,
    }
  }

/** What is to be picked or marked is at this place, where there is one. */
const right =
  (at: number) =>
  ({ options }: Optioned): Trial[] => {
    const option = options[at]
    const share = options.filter((one) => one.right).length / options.length
    return option ? [{ isSo: option.right, chance: share }] : []
  }

const reasonIf = (isWeak: (trials: readonly Trial[]) => boolean, what: string, trials: readonly Trial[]) =>
  trials.length >= FEWEST_TO_JUDGE && isWeak(trials)
    ? [`${what} in ${countOf(trials)} of ${trials.length}, by chance ${Math.round(expected(trials))}`]
    : []

const countOf = (trials: readonly Trial[]) => trials.filter(({ isSo }) => isSo).length
const expected = (trials: readonly Trial[]) => trials.reduce((sum, { chance }) => sum + chance, 0)

/** How far from chance, in standard deviations. */
function distance(trials: readonly Trial[]) {
  const spread = Math.sqrt(trials.reduce((sum, { chance }) => sum + chance * (1 - chance), 0))
  return (countOf(trials) - expected(trials)) / spread
}

const isMore = (trials: readonly Trial[]) => distance(trials) > FURTHEST
const isOff = (trials: readonly Trial[]) => Math.abs(distance(trials)) > FURTHEST
