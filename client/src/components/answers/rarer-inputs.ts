import type { KindName } from '@jawab/shared/question/kinds'
import type { Component } from 'svelte'
import type { AnswerProps } from './answer.ts'
import ClozeAnswer from './ClozeAnswer.svelte'
import DiscussAnswer from './DiscussAnswer.svelte'
import MistakeAnswer from './MistakeAnswer.svelte'
import NumberAnswer from './NumberAnswer.svelte'
import OrderAnswer from './OrderAnswer.svelte'
import PlaceAnswer from './PlaceAnswer.svelte'
import TextAnswer from './TextAnswer.svelte'

/** The inputs that only some games ask for: one download, so that a phone has them all once it has needed one. */
export const rarerInputs = {
  order: OrderAnswer,
  number: NumberAnswer,
  match: PlaceAnswer,
  sort: PlaceAnswer,
  text: TextAnswer,
  cloze: ClozeAnswer,
  mistake: MistakeAnswer,
  discuss: DiscussAnswer,
} satisfies Partial<Record<KindName, Component<AnswerProps>>>
