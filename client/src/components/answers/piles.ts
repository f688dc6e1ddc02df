import type { Language, Part } from '@jawab/shared/language'
import type { Spread } from '@jawab/shared/protocol/views'
import { hasRange, type Blank, type NumberRange } from '@jawab/shared/question/kind'
import type { Answer, QuestionFace } from '@jawab/shared/question/kinds'
import { binOf, binsOf, type Bin } from '@jawab/shared/question/number-bins'
import { folded } from '@jawab/shared/question/folding'
import { OTHERS } from '@jawab/shared/question/others'
import { otherTyped, typedPile } from '@jawab/shared/question/pile-ids'
import { answerWords } from '../../i18n/answers.ts'
import { figure } from '../../i18n/figures.ts'
import { letterOf, type Letter } from '../letters.ts'
import { idsOf, lettersOf, withUnit } from './named.ts'

/** One bar of the spread: who gave this answer, or one of these. */
export type Pile = {
  readonly id: string
  /** One for an option, several for an arrangement of steps; none where words say which. */
  readonly letters: readonly Letter[]
  /** What it says beside or in place of the letters. */
  readonly text?: Part
  /** The number of the blank that it was given for, where there are blanks in a sentence. */
  readonly blank?: number
  readonly people: number
  /** Teams in which no answer was given more. */
  readonly teams: readonly string[]
}

/** [RV1] The bars of a spread, in the order in which they are shown. */
export function pilesOf(question: QuestionFace, spread: Spread, lang: Language): Pile[] {
  if (question.kind === 'order')
    return Object.keys(spread).map((id) => ({ ...arrangement(question, id, lang), ...of(id) }))
  if (question.blanks) return Object.keys(spread).map((id) => ({ ...typedIn(question, spread, id, lang), ...of(id) }))
  if (hasRange(question)) return binsOf(question).map((bin) => ({ ...stretch(question, bin, lang), ...of(bin.id) }))
  return question.options.map(({ id, text }, at) => ({ id, text, letters: [letterOf(at)], ...of(id) }))

  function of(id: string) {
    return spread[id] ?? { people: 0, teams: [] }
  }
}

/** The piles on which an answer lies if they are named. */
export function pileIdsOf(question: QuestionFace, answer: Answer | undefined): readonly string[] {
  if (question.blanks) return typedPiles(question.blanks, idsOf(answer))
  if (typeof answer === 'number') return hasRange(question) ? [binOf(question, answer).id] : []
  return question.kind === 'order' && answer !== undefined ? [idsOf(answer).join(' ')] : idsOf(answer)
}

/** The piles of this spread on which an answer lies: what is not named there lies with all the others. */
export function pileIdsIn(question: QuestionFace, spread: Spread, answer: Answer | undefined): readonly string[] {
  const others = (id: string) => (question.blanks ? otherTyped(Number.parseInt(id)) : OTHERS)
  return pileIdsOf(question, answer).map((id) => (id in spread ? id : others(id)))
}

const typedPiles = (blanks: readonly Blank[], words: readonly string[]) =>
  words.flatMap((word, at) => {
    const compared = folded(word, blanks[at]?.identifier ?? false)
    return compared ? [typedPile(at + 1, compared)] : []
  })

/** What was typed as most spelled it; how it is compared where nobody has said that yet. */
function typedIn({ kind, blanks = [] }: QuestionFace, spread: Spread, id: string, lang: Language) {
  const [first, ...more] = id.split(' ')
  const isOthers = first === OTHERS
  const number = Number(isOthers ? more[0] : first)
  const typed = spread[id]?.typed ?? more.join(' ')
  const said = blanks[number - 1]?.identifier ? `\`${typed}\`` : typed
  const text = { text: isOthers ? answerWords[lang].otherAnswers : said, lang }
  return { id, letters: [], text, ...(kind === 'cloze' ? { blank: number } : {}) }
}

function arrangement(question: QuestionFace, id: string, lang: Language) {
  if (id === OTHERS) return { id, letters: [], text: { text: answerWords[lang].otherOrders, lang } }
  return { id, letters: lettersOf(question, id.split(' ')) }
}

function stretch(question: QuestionFace & NumberRange, { id, from, to }: Bin, lang: Language) {
  return { id, letters: [], text: { text: withUnit(question, said()), lang } }

  /** `20–39`, or just `20` where nothing else lies in it; magnitudes only touch each other. */
  function said() {
    const { step, scale, max } = question
    const last = scale === 'log' ? to : Math.min(max, Number((to - step).toPrecision(12)))
    return last <= from ? figure(from, lang) : `${figure(from, lang)}–${figure(last, lang)}`
  }
}
