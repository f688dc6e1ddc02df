import type { KindName } from '@jawab/shared/question/kinds'
import type { Component } from 'svelte'
import { withWords } from '../../i18n/language.svelte.ts'
import type { AnswerProps } from './answer.ts'
import PickAnswer from './PickAnswer.svelte'
import type { rarerInputs } from './rarer-inputs.ts'

type Input = Component<AnswerProps>

type Rarer = keyof typeof rarerInputs
/** Options to pick are always at hand. */
const picking: readonly KindName[] = ['choice', 'several', 'true-false', 'scenario', 'poll'] satisfies Exclude<
  KindName,
  Rarer
>[]
const isRarer = (kind: KindName): kind is Rarer => !picking.includes(kind)

/**
 * How a kind of question is answered on a phone. What only some games ask for is fetched while its question is read, so
 * that it is there when the options are shown.
 */
export async function answerInput(kind: KindName): Promise<Input> {
  if (!isRarer(kind)) return PickAnswer
  return (await withWords(import('./rarer-inputs.ts'))).rarerInputs[kind]
}
