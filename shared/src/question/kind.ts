import type { GenericSchema } from 'valibot'
import type { Language, Localized, Part } from '../language.ts'
import type { Random } from '../random.ts'
import type { Piles, Showing } from './piles.ts'
import type { CommonFields } from './question.ts'

/**
 * What the game must know about a kind of question. Adding a kind is one file that satisfies this,
 * one row in `kinds.ts` and one answer component in the client.
 */
export type Kind<Asked extends CommonFields, Answer> = {
  /** What an author writes, parsed into the question as the room keeps it. */
  readonly schema: GenericSchema<unknown, Asked>
  /** The form of an answer; whether it fits one question is `accepts`. */
  readonly answer: GenericSchema<unknown, Answer>
  /** [RD9] The question as one room plays it: new option ids, shuffled, nothing of it derived from the key. */
  readonly deal: (question: Asked, random: Random) => Asked
  /** What is picked from or put in order, as it is shown; nothing where an answer is typed ([RD9]: not by the key). */
  readonly offered: (question: Asked) => readonly Offered[]
  /** What else is shown of the open question ([RD9]: authored, not by the key). */
  readonly extras?: (question: Asked, lang: Language) => FaceExtras
  /** What is told before the prompt, from the reading on. */
  readonly before?: (question: Asked) => Localized
  /** [RD5] Whether nothing is left to be given; without it, every answer is whole. */
  readonly isWhole?: (question: Asked, answer: Answer) => boolean
  /** Whether the answer names only what the question offers. */
  readonly accepts: (question: Asked, answer: Answer) => boolean
  /** The right answer in the form in which it would be submitted. Absent where no answer is right by itself. */
  readonly key?: (question: Asked) => Answer
  /** [PT7] How much of the answer is right: 0 to 1, and exactly 1 if and only if it is all right. Absent with the key. */
  readonly grade?: (question: Asked, answer: Answer) => number
  /** [RV2] A partly right answer, what is right in it as the key says it; where there is no other way to say it, absent. */
  readonly inWordsOfKey?: (question: Asked, answer: Answer) => Answer
  /**
   * [PT10] The same question with another right answer, one that is whole; its `key` is then that answer in the kind's
   * own order. With the key it has, the question grades as before. Absent with the key.
   */
  readonly withKey?: (question: Asked, key: Answer) => Asked
  /** [RV1] The piles that the spread of these answers shows. */
  readonly piles: (question: Asked, answers: readonly Answer[], showing: Showing<Answer>) => Piles<Answer>
  /** [RV1] Why each wrong option is wrong, by option id. */
  readonly whyNot: (question: Asked, lang: Language) => Readonly<Record<string, Part>>
}

/** Something to pick or to put in its place. */
export type Offered = { readonly id: string; readonly text: Localized }

/** The same in one language, on the wire. */
export type Shown = { readonly id: string; readonly text: Part }

/** What an open question shows beside prompt and options, each only in the kinds that have it. */
export type FaceExtras = Partial<NumberRange> & {
  /** `match` and `sort`: what the options are put to. */
  readonly targets?: readonly Shown[]
  /** `cloze`: a text with `{1}`, `{2}` … where the blanks are. */
  readonly sentence?: Part
  /** `cloze`: in the order of their numbers; `text`: the one thing to type. */
  readonly blanks?: readonly Blank[]
  /** `cloze`: the words to fill in, the same in every language; without it the blanks are typed. */
  readonly bank?: readonly string[]
}

/** Something to type. Identifiers, commands and addresses want the code face and no help from a phone's keyboard. */
export type Blank = { readonly identifier: boolean }

/** `number`: from `min` to `max`; the input goes by `step`. `log` is for magnitudes, with all of them above zero. */
export type NumberRange = {
  readonly min: number
  readonly max: number
  readonly step: number
  readonly scale: 'linear' | 'log'
  readonly unit?: Part
}

/** Whether a number answers the question. */
export const hasRange = <Face extends FaceExtras>(face: Face): face is Face & NumberRange => face.min !== undefined
