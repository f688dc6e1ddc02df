import { languages, type Language } from '../language.ts'
import { keyOf, offeredBy, type Question } from '../question/kinds.ts'
import { offeredTexts, toldTexts } from './texts.ts'

/** A question whose answer another one tells, that may be drawn with it. */
export type Leak = { readonly question: string; readonly by: string; readonly answer: string }

/**
 * The pairs of which one shows, before any key, what is right in the other: a text that holds the right answer word
 * for word and is about the same thing. That it is shows in the rare words of the other's prompt; an answer of a whole
 * sentence is enough by itself. To mention a thing gives nothing away. Who is in one group is never drawn together.
 */
export function findLeaks(questions: readonly Question[]): Leak[] {
  const found = languages.flatMap((lang) => leaksIn(questions, lang))
  return found.filter(
    ({ question, by }, at) => at === found.findIndex((one) => one.question === question && one.by === by),
  )
}

/** What a question asks and shows in one language, cut into words. */
type Cut = {
  readonly question: Question
  readonly subject: readonly string[]
  readonly answers: readonly (readonly string[])[]
  readonly texts: readonly (readonly string[])[]
}

function leaksIn(questions: readonly Question[], lang: Language): Leak[] {
  const isRare = rareWords(
    questions.map((question) => wordsOf(toldTexts(question, lang, { withCode: false }).join(' '))),
  )
  const all = questions.map((question) => cut(question, lang, isRare))
  return all.flatMap((one) =>
    all
      .filter((other) => mayMeet(one, other))
      .flatMap((other) => {
        const told = one.answers.find((answer) => other.texts.some((text) => tells(text, answer, one.subject)))
        return told ? [{ question: one.question.id, by: other.question.id, answer: told.join(' ') }] : []
      }),
  )
}

const mayMeet = (one: Cut, other: Cut) =>
  one !== other && (one.question.group === undefined || one.question.group !== other.question.group)

function cut(question: Question, lang: Language, isRare: (word: string) => boolean): Cut {
  const told = toldTexts(question, lang, { withCode: true }).join(' ')
  return {
    question,
    subject: [...new Set(wordsOf(toldTexts(question, lang, { withCode: false }).join(' ')))].filter(isRare),
    answers: answersTo(question, lang).map(wordsOf),
    texts: [told, ...offeredTexts(question, lang)].map(wordsOf),
  }
}

/** Only where a word or a sentence is the answer: a verdict, an order or a pairing cannot be overheard. */
function answersTo(question: Question, lang: Language): string[] {
  switch (question.kind) {
    case 'choice':
    case 'scenario':
      return offeredBy(question).flatMap(({ id, text }) => (id === keyOf(question) ? text[lang] : []))
    case 'text':
      return question.accepted.slice(0, 1)
    case 'cloze':
      return question.blanks.flatMap(({ accepted }) => accepted.slice(0, 1))
    case 'number':
      return [String(question.right)]
    default:
      return []
  }
}

const SENTENCE_WORDS = 5
const FEWEST_SHARED = 2
const SHARED = 0.35

function tells(text: readonly string[], answer: readonly string[], subject: readonly string[]) {
  if (isTooShort(answer) || !` ${text.join(' ')} `.includes(` ${answer.join(' ')} `)) return false
  const shared = subject.filter((word) => text.includes(word) && !answer.includes(word)).length
  return answer.length >= SENTENCE_WORDS || (shared >= FEWEST_SHARED && shared >= SHARED * subject.length)
}

/** A lone digit or letter stands everywhere. */
const isTooShort = (answer: readonly string[]) => answer.join('').length < 2

const wordsOf = (text: string): readonly string[] =>
  text.toLowerCase().match(/[\p{L}\p{N}](?:[\p{L}\p{N}_/:.-]*[\p{L}\p{N}])?/gu) ?? []

const RARE = 0.12
const SHORTEST_RARE = 3

/** Words that few prompts of the bank have: `networkMode`, not `task` or `which`. */
function rareWords(prompts: readonly (readonly string[])[]) {
  const counts = new Map<string, number>()
  for (const word of prompts.flatMap((words) => [...new Set(words)])) counts.set(word, (counts.get(word) ?? 0) + 1)
  const most = Math.max(FEWEST_SHARED, RARE * prompts.length)
  return (word: string) => word.length >= SHORTEST_RARE && (counts.get(word) ?? 0) <= most
}
