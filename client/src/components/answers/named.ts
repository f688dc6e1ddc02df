import type { Answer, QuestionFace } from '@jawab/shared/question/kinds'
import { letterOf, type Letter } from '../letters.ts'

/** The ids an answer names. */
export const idsOf = (answer: Answer | undefined): readonly string[] =>
  answer === undefined ? [] : typeof answer === 'string' ? [answer] : answer

/** The letters of an answer in the order in which the phone shows them. */
export const lettersOf = ({ options }: QuestionFace, answer: Answer | undefined): Letter[] =>
  options.flatMap(({ id }, at) => (idsOf(answer).includes(id) ? [letterOf(at)] : []))
