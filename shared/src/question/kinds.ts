import * as v from 'valibot'
import { textPart, type Language, type Part } from '../language.ts'
import { codePieces } from './code-pieces.ts'
import { hasRange, type FaceExtras, type Kind, type Shown } from './kind.ts'
import { choice, type Choice } from './kinds/choice.ts'
import { cloze, type Cloze } from './kinds/cloze.ts'
import { discuss, type Discuss } from './kinds/discuss.ts'
import { match, type Match } from './kinds/match.ts'
import { mistake, type Mistake } from './kinds/mistake.ts'
import { number, type NumberQuestion } from './kinds/number.ts'
import { order, type Order } from './kinds/order.ts'
import { poll, type Poll } from './kinds/poll.ts'
import { scenario, type Scenario } from './kinds/scenario.ts'
import { several, type Several } from './kinds/several.ts'
import { sort, type Sort } from './kinds/sort.ts'
import { text, type TextQuestion } from './kinds/text.ts'
import { trueFalse, type TrueFalse } from './kinds/true-false.ts'
import type { Code } from './question.ts'

/** A question as a pack holds it, and as a room keeps it once dealt. */
export type Question =
  | Choice
  | Several
  | TrueFalse
  | Order
  | NumberQuestion
  | Match
  | Sort
  | TextQuestion
  | Cloze
  | Mistake
  | Scenario
  | Poll
  | Discuss

/** Every kind of question the game can ask. */
export const kinds = {
  choice,
  several,
  'true-false': trueFalse,
  order,
  number,
  match,
  sort,
  text,
  cloze,
  mistake,
  scenario,
  poll,
  discuss,
} satisfies Record<Question['kind'], unknown>

export type KindName = Question['kind']
export const kindNames = Object.keys(kinds) as KindName[]

/**
 * What a game asks unless its host says otherwise: the kinds that everybody answers alone and that score. A poll would
 * take the place of a question that counts, and a discussion needs people who are ready to talk.
 */
export const usualKinds = kindNames.filter((kind) => kind !== 'poll' && kind !== 'discuss')

/** What a seat can submit; which form fits is the question's to say (`readAnswer`). */
export type Answer = string | readonly string[] | number | Readonly<Record<string, string>>

export const questionSchema: v.GenericSchema<unknown, Question> = v.variant(
  'kind',
  Object.values(kinds).map(({ schema }) => schema) as never,
)

/** What phones and screen see of an open question ([RD9]: nothing in it depends on the key). */
export type QuestionFace = FaceExtras & {
  readonly kind: KindName
  readonly prompt: readonly Part[]
  /** What is picked from, put in order or put to a target; empty where something is typed. */
  readonly options: readonly Shown[]
}

/** What is shown while people read ([RD2]). */
export type PromptFace = { readonly kind: KindName; readonly prompt: readonly Part[]; readonly optionCount: number }

/** The kind that belongs to the question. The cast is sound because question and kind come from the same row. */
const kindOf = (question: Question) => kinds[question.kind] as unknown as Kind<Question, Answer>

/** The prompt and its code; an incident and the code that came with it stand before the question about them. */
function promptOf(question: Question, lang: Language): Part[] {
  const before = beforePrompt(question)
  const prompt = textPart(question.prompt, lang)
  const code = question.code ? [codePart(question.code)] : []
  return before ? [textPart(before, lang), ...code, prompt] : [prompt, ...code]
}

const codePart = ({ text, language }: Code): Part => ({ code: text, language, pieces: codePieces(text) })

/** What is told before the prompt, in all languages. */
export const beforePrompt = (question: Question) => kindOf(question).before?.(question)

export const faceOf = (question: Question, lang: Language): QuestionFace => ({
  kind: question.kind,
  prompt: promptOf(question, lang),
  options: offeredBy(question).map(({ id, text }) => ({ id, text: textPart(text, lang) })),
  ...kindOf(question).extras?.(question, lang),
})

export const promptFaceOf = (question: Question, lang: Language): PromptFace => ({
  kind: question.kind,
  prompt: promptOf(question, lang),
  optionCount: offeredBy(question).length,
})

/** What is picked from or put in order, in all languages. */
export const offeredBy = (question: Question) => kindOf(question).offered(question)

/** The answer if it has the kind's form and names only what the question offers, else nothing. */
export function readAnswer(question: Question, given: unknown): Answer | undefined {
  const kind = kindOf(question)
  const parsed = v.safeParse(kind.answer, given)
  return parsed.success && kind.accepts(question, parsed.output) ? parsed.output : undefined
}

/** [RD5] Whether the answer gives all that the question asks for. */
export const isWhole = (question: Question, answer: Answer) => kindOf(question).isWhole?.(question, answer) ?? true

export const dealQuestion: Kind<Question, Answer>['deal'] = (question, random) =>
  kindOf(question).deal(question, random)

/** Whether an answer can be right. Polls and discussions have no key: their reveal goes straight to the why. */
export const hasKey = (kind: KindName) => 'key' in kinds[kind]

export const keyOf = (question: Question) => kindOf(question).key?.(question)

/** [PT10] What is right: the answers a host has made right, or the one the question came with. */
export function keysOf(question: Question, keys?: readonly Answer[]): readonly Answer[] {
  const own = keyOf(question)
  return keys ?? (own === undefined ? [] : [own])
}

/**
 * [PT10] The answer that a host wants to be right, in the form in which two that mean the same are equal. Nothing where
 * it is not whole, names what the question does not offer, or nothing can be right.
 */
export function readKey(question: Question, given: unknown): Answer | undefined {
  const answer = readAnswer(question, given)
  if (answer === undefined || !isWhole(question, answer)) return undefined
  const rekeyed = kindOf(question).withKey?.(question, answer)
  return rekeyed && keyOf(rekeyed)
}

/**
 * [PT7] The share of the answer that is right, 0 to 1; nothing where an answer cannot be. Of several right answers, a
 * host's ([PT10]), the one that it comes nearest to.
 */
export const gradeAnswer = (question: Question, answer: Answer, keys?: readonly Answer[]) =>
  graderOf(question, keys)?.(answer)

/**
 * [PT7] Grades the answers to one question, and each but once: of a thousand people most answer alike. Nothing where no
 * answer is right.
 */
export function graderOf(question: Question, keys?: readonly Answer[]): ((answer: Answer) => number) | undefined {
  const { grade, withKey } = kindOf(question)
  if (!grade) return undefined
  const asked = withKey && keys ? keys.map((key) => withKey(question, key)) : [question]
  const known = new Map<string, number>()
  return (answer) => {
    const written = JSON.stringify(answer)
    const fraction = known.get(written) ?? Math.max(0, ...asked.map((one) => grade(one, answer)))
    known.set(written, fraction)
    return fraction
  }
}

/** [RV2] A partly right answer, what is right in it as the key says it; nothing where nobody can say it otherwise. */
export const inWordsOfKey = (question: Question, answer: Answer) => kindOf(question).inWordsOfKey?.(question, answer)

/** [RV1] How these answers lie on the piles of the spread. */
export const pilesOf: Kind<Question, Answer>['piles'] = (question, answers, showing) =>
  kindOf(question).piles(question, answers, showing)

/** [RV3] What a full answer to a discussion covers. */
export const discussedPoints = (question: Question, lang: Language): readonly Shown[] | undefined =>
  question.kind === 'discuss' ? question.points.map(({ id, text }) => ({ id, text: textPart(text, lang) })) : undefined

/** [RV1] Why each wrong option is wrong; with `keys` only of what none of them makes right ([PT10]). */
export function whyNotOf(question: Question, lang: Language, keys?: readonly Answer[]): Readonly<Record<string, Part>> {
  const { whyNot, withKey } = kindOf(question)
  const all = withKey && keys ? keys.map((key) => whyNot(withKey(question, key), lang)) : [whyNot(question, lang)]
  const [first = {}, ...others] = all
  return Object.fromEntries(Object.entries(first).filter(([id]) => others.every((other) => id in other)))
}

/** What an answer can name, in one language: what is picked or put somewhere, where to, words, or the ends of a range. */
export function choosable(question: Question, lang: Language): readonly Shown[] {
  const face = faceOf(question, lang)
  const { options, targets = [], bank = [] } = face
  const words = [...bank, ...(hasRange(face) ? [String(face.min), String(face.max)] : [])]
  return [...options, ...targets, ...words.map((text) => ({ id: text, text: { text, lang } }))]
}
