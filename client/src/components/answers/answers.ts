import type { KindName } from '@jawab/shared/question/kinds'
import type { Component } from 'svelte'
import type { AnswerProps } from './answer.ts'
import ChoiceAnswer from './ChoiceAnswer.svelte'
import SeveralAnswer from './SeveralAnswer.svelte'

type Input = { readonly default: Component<AnswerProps> }

const atOnce = (input: Component<AnswerProps>) => () => Promise.resolve<Input>({ default: input })

const notYet = () => import('./NotYet.svelte')

/**
 * How each kind of question is answered on a phone. A new kind is a row here. Options to pick are always at hand; what
 * only some games ask for is fetched while its question is read, so that it is there when the options are shown.
 */
export const answerInputs: Readonly<Record<KindName, () => Promise<Input>>> = {
  choice: atOnce(ChoiceAnswer),
  several: atOnce(SeveralAnswer),
  // Two options in a fixed order are picked like any others.
  'true-false': atOnce(ChoiceAnswer),
  order: () => import('./OrderAnswer.svelte'),
  number: () => import('./NumberAnswer.svelte'),
  mistake: atOnce(SeveralAnswer),
  scenario: atOnce(ChoiceAnswer),
  poll: atOnce(ChoiceAnswer),
  match: notYet,
  sort: notYet,
  text: notYet,
  cloze: notYet,
  discuss: notYet,
}
