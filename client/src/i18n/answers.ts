import type { Language } from '@jawab/shared/language'
import type { KindName } from '@jawab/shared/question/kinds'
import { dictionary } from './dictionary.ts'

/** How each kind of question is answered. */
const howTo: Record<Language, Readonly<Record<KindName, string>>> = {
  en: {
    choice: 'Pick one. You can change it until time is up.',
    several: 'Pick all that are right.',
    'true-false': 'Pick one. You can change it until time is up.',
    order: 'Use the arrows, or drag a row by its number.',
    number: 'Type a number and send it.',
  },
  'hi-Latn': {
    choice: 'Ek chuno. Time khatam hone tak badal sakte ho.',
    several: 'Jo jo sahi hain, sab chuno.',
    'true-false': 'Ek chuno. Time khatam hone tak badal sakte ho.',
    order: 'Arrows dabao, ya number pakad kar kheencho.',
    number: 'Number likho aur bhejo.',
  },
}

/** The words of giving an answer. */
export const answerWords = dictionary(
  {
    howTo: (kind: KindName) => howTo.en[kind],
    thisOrder: 'This order',
    up: (step: string) => `Move ${step} up`,
    down: (step: string) => `Move ${step} down`,
    movedTo: (step: string, place: number, all: number) => `${step} is number ${place} of ${all}`,
    yourNumber: 'Your number',
    between: (least: string, most: string) => `From ${least} to ${most}.`,
    notANumber: 'That is not a number.',
    less: 'Less',
    more: 'More',
    send: (what: string) => `Send ${what}`,
    sendNumber: 'Send',
    otherOrders: 'other orders',
  },
  {
    howTo: (kind) => howTo['hi-Latn'][kind],
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
    sendNumber: 'Bhejo',
    otherOrders: 'doosre orders',
  },
)
