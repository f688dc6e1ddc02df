import { counted } from '../figures.ts'
import type { Translation } from '../dictionary.ts'
import type en from '../en/common.ts'

export default {
  language: 'Bhasha',
  question: (round, rounds) => `Question ${round} of ${rounds}`,
  lost: (what) => `Connection gaya. ${what}`,
  seatSafe: 'Seat safe hai.',
  tryingIn: (seconds) => `${seconds}\u00a0s mein phir try karte hain.`,
  tryingNow: 'Abhi phir try kar rahe hain.',
  tryNow: 'Abhi try karo',
  people: (count) => `${count} log`,
  teams: (count) => counted(count, '1 team', `${count} teams`),
  noAnswer: 'Server jawab nahi de raha. Network dekho aur phir try karo.',
  tryAgain: 'Phir try karo',
  breakUntil: (time) => `${time} tak break`,
  breakHelp: 'Sab save hai. Page khula rakho, ya wapas yahin aana.',
  breakOver: 'Bas abhi aage chalte hain.',
} satisfies Translation<typeof en>
