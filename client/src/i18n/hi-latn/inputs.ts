import type { Translation } from '../dictionary.ts'
import type en from '../en/inputs.ts'

export default {
  thisOrder: 'Yahi order',
  up: (step) => `${step} ko upar karo`,
  down: (step) => `${step} ko neeche karo`,
  movedTo: (step, place, all) => `${step} ab ${all} mein se number ${place} par`,
  yourNumber: 'Tumhara number',
  between: (least, most) => `${least} se ${most} tak.`,
  notANumber: 'Yeh number nahi hai.',
  less: 'Kam',
  more: 'Zyada',
  send: (what) => `${what} bhejo`,
  sendIt: 'Bhejo',
  placed: (item, target, placed, all) => `${item}: ${target}. ${all} mein se ${placed}.`,
  notPlaced: 'Tap karke chuno',
  leftOpen: 'Khaali chhoda',
  happened: 'Kya hua',
  readMore: 'Aur padho',
  readLess: 'Kam',
  yourAnswer: 'Tumhara jawab',
  blankOf: (number, all) => `Khaali jagah ${number}, kul ${all}`,
  blankWith: (number, all, word) => `Khaali jagah ${number}, kul ${all}: ${word}`,
  empty: 'khaali',
  bank: 'Bharne ke words',
  filled: (number, word, filled, all) => `Khaali jagah ${number}: ${word}. ${all} mein se ${filled}.`,
  freed: (number) => `Khaali jagah ${number} phir se khaali hai.`,
} satisfies Translation<typeof en>
