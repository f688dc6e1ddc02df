import type { GenericSchema } from 'valibot'
import type { Language, Part } from '../language.ts'
import type { Random } from '../random.ts'
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
  /** What players and screen may see while the round is open. Never depends on the key ([RD9]). */
  readonly face: (question: Asked, lang: Language) => KindFace
  readonly optionCount: (question: Asked) => number
  /** Whether the answer names only what the question offers. */
  readonly accepts: (question: Asked, answer: Answer) => boolean
  /** The right answer in the form in which it would be submitted. */
  readonly key: (question: Asked) => Answer
  /** [PT7] How much of the answer is right: 0 to 1, and exactly 1 if and only if it is all right. */
  readonly grade: (question: Asked, answer: Answer) => number
  /** The ids under which the answer is counted in the spread. */
  readonly countsFor: (answer: Answer) => readonly string[]
  /** [RV1] Why each wrong option is wrong, by option id. */
  readonly whyNot: (question: Asked, lang: Language) => Readonly<Record<string, Part>>
}

/** The kind's own part of what a phone shows: for kinds with options, each with its id and text. */
export type KindFace = { readonly options: readonly { readonly id: string; readonly text: Part }[] }
