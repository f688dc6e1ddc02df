import type { Answer, KindName, QuestionFace } from '@jawab/shared/question/kinds'
import type { Component } from 'svelte'
import { letterOf, type Letter } from '../letters.ts'
import type { AnswerProps } from './answer.ts'
import ChoiceAnswer from './ChoiceAnswer.svelte'
import SeveralAnswer from './SeveralAnswer.svelte'

/** How each kind of question is answered on a phone. A new kind is a row here. */
export const answerInputs: Record<KindName, Component<AnswerProps>> = {
  choice: ChoiceAnswer,
  several: SeveralAnswer,
  // Two options in a fixed order are picked like any others.
  'true-false': ChoiceAnswer,
}

/** The ids an answer names. */
export const idsOf = (answer: Answer | undefined): readonly string[] =>
  answer === undefined ? [] : typeof answer === 'string' ? [answer] : answer

/** The letters of an answer in the order in which the phone shows them. */
export const lettersOf = ({ options }: QuestionFace, answer: Answer | undefined): Letter[] =>
  options.flatMap(({ id }, at) => (idsOf(answer).includes(id) ? [letterOf(at)] : []))
