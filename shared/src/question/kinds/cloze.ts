import * as v from 'valibot'
import { languages, textPart, type Localized } from '../../language.ts'
import { shuffled } from '../../random.ts'
import { folded, tidied, TYPED_LONGEST } from '../folding.ts'
import type { Kind } from '../kind.ts'
import { commonFields, localized, type CommonFields } from '../question.ts'
import { typedPiles } from '../typed-piles.ts'
import { accepting, acceptingFields, isAccepted, spellingsDiffer, type Accepting } from '../typed.ts'

/** The sentence has `{1}`, `{2}` … where its blanks are. With a bank they are filled from it, else typed. */
export type Cloze = CommonFields & {
  readonly kind: 'cloze'
  readonly sentence: Localized
  readonly blanks: readonly Accepting[]
  readonly bank?: readonly string[] | undefined
}

const SENTENCE_LONGEST = 240
const MOST_BLANKS = 4
const MOST_IN_BANK = 8
/** Of each blank, so that four of them fit on the wall. */
const PILES_NAMED = 3

const blank = v.pipe(
  v.strictObject(acceptingFields),
  v.check((typed) => spellingsDiffer(typed), 'accepted: two spellings are the same to the game'),
)
const bankWord = v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(TYPED_LONGEST))

const authored = v.strictObject({
  ...commonFields,
  kind: v.literal('cloze'),
  sentence: localized(SENTENCE_LONGEST),
  blanks: v.pipe(v.array(blank), v.minLength(1), v.maxLength(MOST_BLANKS)),
  bank: v.optional(v.pipe(v.array(bankWord), v.minLength(2), v.maxLength(MOST_IN_BANK))),
})

/** Fill the blanks of a sentence. */
export const cloze: Kind<Cloze, readonly string[]> = {
  schema: v.pipe(
    authored,
    v.check(
      (question) => hasItsGaps(question),
      'sentence: needs {1}, {2} … once each in every language, as many as there are blanks',
    ),
    v.check(({ bank }) => new Set(bank?.map(plain)).size === (bank ?? []).length, 'bank: two words are the same'),
    v.check(
      ({ bank, blanks }) => !bank || keyOf(blanks).every((word) => bank.includes(word)),
      'bank: lacks a right word',
    ),
    v.check(
      ({ bank, blanks }) => !bank || new Set(keyOf(blanks)).size === blanks.length,
      'bank: two blanks want the same word, and each is there once',
    ),
    v.check(
      ({ bank, blanks }) => !bank || bank.some((word) => !blanks.some((one) => isAccepted(one, word))),
      'bank: needs a word that belongs nowhere',
    ),
  ),
  answer: v.pipe(v.array(v.pipe(v.string(), v.maxLength(TYPED_LONGEST))), v.minLength(1), v.maxLength(MOST_BLANKS)),
  // [RD9] From the order of the words, so that the one shown does not follow from where they belong.
  deal: (question, random) =>
    question.bank ? { ...question, bank: shuffled(random, question.bank.toSorted()) } : question,
  offered: () => [],
  extras: ({ sentence, blanks, bank }, lang) => ({
    sentence: textPart(sentence, lang),
    blanks: blanks.map(({ identifier }) => ({ identifier })),
    ...(bank ? { bank } : {}),
  }),
  accepts: acceptsWords,
  isWhole: (_, given) => given.every((word) => plain(word) !== ''),
  key: ({ blanks }) => keyOf(blanks),
  grade: ({ blanks }, given) => blanks.filter((one, at) => isAccepted(one, given[at] ?? '')).length / blanks.length,
  inWordsOfKey: ({ blanks }, given) =>
    blanks.map((one, at) => (isAccepted(one, given[at] ?? '') ? (one.accepted[0] ?? '') : (given[at] ?? ''))),
  withKey: (question, key) => ({
    ...question,
    blanks: question.blanks.map((one, at) => accepting(one, tidied(key[at] ?? ''))),
  }),
  piles: ({ blanks, bank }, answers, showing) => typedPiles(answers, { blanks, bank, most: PILES_NAMED }, showing),
  whyNot: () => ({}),
}

const plain = (word: string) => folded(word, true)

const keyOf = (blanks: readonly Accepting[]) => blanks.map(({ accepted }) => accepted[0] ?? '')

function hasItsGaps({ sentence, blanks }: Pick<Cloze, 'sentence' | 'blanks'>) {
  const wanted = blanks.map((_, at) => `{${at + 1}}`).join()
  return languages.every((lang) => (sentence[lang].match(/\{[^}]*\}/gu) ?? []).toSorted().join() === wanted)
}

/** One word for each blank, from the bank where there is one; some may stay empty, not all. */
function acceptsWords({ blanks, bank }: Cloze, given: readonly string[]) {
  const filled = given.filter((word) => plain(word) !== '')
  if (given.length !== blanks.length || filled.length === 0) return false
  return !bank || filled.every((word) => bank.includes(word))
}
