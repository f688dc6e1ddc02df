import type { KindName } from '@jawab/shared/question/kinds'
import type { Translation } from '../dictionary.ts'
import type en from '../en/answers.ts'

const howTo: Readonly<Record<KindName, string>> = {
  choice: 'Ek chuno. Time khatam hone tak badal sakte ho.',
  several: 'Jo jo sahi hain, sab chuno.',
  'true-false': 'Ek chuno. Time khatam hone tak badal sakte ho.',
  order: 'Arrows dabao, ya number pakad kar kheencho.',
  number: 'Number likho aur bhejo.',
  match: 'Jo jiske saath jaata hai, milao.',
  sort: 'Sabko sahi jagah par daalo.',
  text: 'Chhota jawab likho aur bhejo.',
  cloze: 'Khaali jagah bharo.',
  mistake: 'Jo jo sentence galat hain, sab mark karo.',
  scenario: 'Ek chuno. Time khatam hone tak badal sakte ho.',
  poll: 'Ek chuno. Yahan kuch sahi ya galat nahi hai.',
  discuss: 'Aapas mein baat karo, ya apna jawab likho.',
}

export default {
  howTo: (kind) => howTo[kind],
  otherOrders: 'doosre orders',
  otherAnswers: 'doosre jawab',
  blank: (number) => `Khaali jagah ${number}`,
} satisfies Translation<typeof en>
