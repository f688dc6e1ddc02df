import { dictionary } from './dictionary.ts'

/** The words of a rehearsal with bots. */
export const rehearsalWords = dictionary(
  {
    title: 'Rehearsal',
    playing: (bots: number) => `${bots} bots play along. They guess, so wrong answers are theirs, not the bank's.`,
    gone: 'The bots have gone. Nobody else is here.',
    asPlayer: 'Join as a player',
    sendHome: 'Send the bots home',
  },
  {
    title: 'Rehearsal',
    playing: (bots) =>
      `${bots} bots saath khel rahe hain. Woh tukka maarte hain; galat answer unke hain, bank ke nahi.`,
    gone: 'Bots chale gaye. Aur koi nahi hai.',
    asPlayer: 'Player ban kar join karo',
    sendHome: 'Bots ko ghar bhejo',
  },
)
