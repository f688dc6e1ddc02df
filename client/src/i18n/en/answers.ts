import type { KindName } from '@jawab/shared/question/kinds'

/** How each kind of question is answered. */
const howTo: Readonly<Record<KindName, string>> = {
  choice: 'Pick one. You can change it until time is up.',
  several: 'Pick all that are right.',
  'true-false': 'Pick one. You can change it until time is up.',
  order: 'Use the arrows, or drag a row by its number.',
  number: 'Type a number and send it.',
  match: 'Give each one what belongs to it.',
  sort: 'Put each one where it belongs.',
  text: 'Type a short answer and send it.',
  cloze: 'Fill the blanks.',
  mistake: 'Mark every sentence that is wrong.',
  scenario: 'Pick one. You can change it until time is up.',
  poll: 'Pick one. Nothing is right or wrong here.',
  discuss: 'Talk about it, or type your answer.',
}

export default {
  howTo: (kind: KindName) => howTo[kind],
  otherOrders: 'other orders',
  otherAnswers: 'other answers',
  blank: (number: number) => `Blank ${number}`,
}
