import type { KindName } from '@jawab/shared/question/kinds'
import type { Component } from 'svelte'
import type { AnswerProps } from './answer.ts'
import ChoiceAnswer from './ChoiceAnswer.svelte'
import NumberAnswer from './NumberAnswer.svelte'
import OrderAnswer from './OrderAnswer.svelte'
import SeveralAnswer from './SeveralAnswer.svelte'

/** How each kind of question is answered on a phone. A new kind is a row here. */
export const answerInputs: Record<KindName, Component<AnswerProps>> = {
  choice: ChoiceAnswer,
  several: SeveralAnswer,
  // Two options in a fixed order are picked like any others.
  'true-false': ChoiceAnswer,
  order: OrderAnswer,
  number: NumberAnswer,
}
