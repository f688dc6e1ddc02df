import { counted } from '../figures.ts'

export default {
  language: 'Language',
  question: (round: number, rounds: number) => `Question ${round} of ${rounds}`,
  lost: (what: string) => `Connection lost. ${what}`,
  seatSafe: 'Your seat is safe.',
  tryingIn: (seconds: number) => `Trying again in ${seconds}\u00a0s.`,
  tryingNow: 'Trying again now.',
  tryNow: 'Try now',
  people: (count: number) => counted(count, '1 person', `${count} people`),
  teams: (count: number) => counted(count, '1 team', `${count} teams`),
  noAnswer: 'The server does not answer. Check the network and try again.',
  tryAgain: 'Try again',
  breakUntil: (time: string) => `Break until ${time}`,
  breakHelp: 'Everything is saved. Keep this page open, or come back to it.',
  breakOver: 'We go on any moment now.',
}
