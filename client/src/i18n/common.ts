import { dictionary } from './dictionary.ts'
import { counted } from './figures.ts'

/** Words that several pages need. */
export const commonWords = dictionary(
  {
    language: 'Language',
    question: (round: number, rounds: number) => `Question ${round} of ${rounds}`,
    lost: (what: string) => `Connection lost. ${what}`,
    seatSafe: 'Your seat is safe.',
    tryingIn: (seconds: number) => `Trying again in ${seconds}\u00a0s.`,
    tryingNow: 'Trying again now.',
    tryNow: 'Try now',
    people: (count: number) => counted(count, '1 person', `${count} people`),
    teams: (count: number) => counted(count, '1 team', `${count} teams`),
    voided: (round: number) => `Question ${round} is out. Nobody loses points.`,
    serverBack: (seconds: number) => `Back. Same question, ${seconds}\u00a0s more.`,
    noAnswer: 'The server does not answer. Check the network and try again.',
    tryAgain: 'Try again',
    breakUntil: (time: string) => `Break until ${time}`,
    breakHelp: 'Everything is saved. Keep this page open, or come back to it.',
    breakOver: 'We go on any moment now.',
  },
  {
    language: 'Bhasha',
    question: (round, rounds) => `Question ${round} of ${rounds}`,
    lost: (what) => `Connection gaya. ${what}`,
    seatSafe: 'Seat safe hai.',
    tryingIn: (seconds) => `${seconds}\u00a0s mein phir try karte hain.`,
    tryingNow: 'Abhi phir try kar rahe hain.',
    tryNow: 'Abhi try karo',
    people: (count) => `${count} log`,
    teams: (count) => counted(count, '1 team', `${count} teams`),
    voided: (round) => `Question ${round} hata diya. Kisi ke points nahi kate.`,
    serverBack: (seconds) => `Wapas. Wahi question, ${seconds}\u00a0s extra.`,
    noAnswer: 'Server jawab nahi de raha. Network dekho aur phir try karo.',
    tryAgain: 'Phir try karo',
    breakUntil: (time) => `${time} tak break`,
    breakHelp: 'Sab save hai. Page khula rakho, ya wapas yahin aana.',
    breakOver: 'Bas abhi aage chalte hain.',
  },
)
