import type { Language } from '@jawab/shared/language'
import type { Mode, Preset } from '@jawab/shared/protocol/rules'

/** What a way to play or to score is called: in a list of rounds (`short`), by itself, and what it does. */
export type PlayWords = { readonly short: string; readonly name: string; readonly help: string }

/** Who answers ([TE2] to [TE5]). */
export const modeWords: Readonly<Record<Language, Readonly<Record<Mode, PlayWords>>>> = {
  en: {
    mean: {
      short: 'mean',
      name: 'Mean of members',
      help: 'Everybody answers; a team earns the mean of its members.',
    },
    'two-stage': {
      short: 'two-stage',
      name: 'Alone, then together',
      help: 'First everybody alone, then teams talk and answer once more: 40 % and 60 %.',
    },
    shared: {
      short: 'one answer',
      name: 'One answer per team',
      help: 'Teams talk; any member can change the answer.',
    },
    relay: {
      short: 'relay',
      name: 'Spokesperson',
      help: 'All propose; the one whose turn it is locks for the team.',
    },
    solo: {
      short: 'alone',
      name: 'Everybody alone',
      help: 'No teams; everybody plays for themselves.',
    },
  },
  'hi-Latn': {
    mean: {
      short: 'average',
      name: 'Members ka average',
      help: 'Sab answer karte hain; team ko members ka average milta hai.',
    },
    'two-stage': {
      short: 'do stage',
      name: 'Pehle akele, phir saath',
      help: 'Pehle sab akele, phir team baat karke ek baar aur: 40 % aur 60 %.',
    },
    shared: {
      short: 'ek jawab',
      name: 'Team ka ek jawab',
      help: 'Team baat karti hai; koi bhi member jawab badal sakta hai.',
    },
    relay: {
      short: 'relay',
      name: 'Spokesperson',
      help: 'Sab suggest karte hain; jiski baari hai, woh team ke liye lock karta hai.',
    },
    solo: {
      short: 'akele',
      name: 'Sab akele',
      help: 'Koi team nahi; har koi apne liye khelta hai.',
    },
  },
}

/** How a round is scored ([PT2] to [PT6]). */
export const presetWords: Readonly<Record<Language, Readonly<Record<Preset, PlayWords>>>> = {
  en: {
    learn: {
      short: 'learn',
      name: 'Learn',
      help: 'Right earns 80, and up to 20 more for being quick.',
    },
    classic: {
      short: 'classic',
      name: 'Classic',
      help: 'Right earns 500 to 1,000, the quicker the more.',
    },
    flat: {
      short: 'flat',
      name: 'Flat',
      help: 'Right earns 100, however long it takes.',
    },
    certainty: {
      short: 'certainty',
      name: 'Certainty',
      help: 'Say how sure you are: right earns 10, 20 or 30, wrong costs 0, 20 or 60.',
    },
    scratch: {
      short: 'scratch',
      name: 'Scratch card',
      help: 'A team uncovers options until the right one: 100, 50 or 25.',
    },
  },
  'hi-Latn': {
    learn: {
      short: 'learn',
      name: 'Learn',
      help: 'Sahi jawab ke 80, jaldi ke 20 tak aur.',
    },
    classic: {
      short: 'classic',
      name: 'Classic',
      help: 'Sahi jawab ke 500 se 1,000, jitna jaldi utna zyada.',
    },
    flat: {
      short: 'flat',
      name: 'Flat',
      help: 'Sahi jawab ke 100, chahe jitna time lage.',
    },
    certainty: {
      short: 'certainty',
      name: 'Certainty',
      help: 'Batao kitne sure ho: sahi par 10, 20 ya 30, galat par 0, −20 ya −60.',
    },
    scratch: {
      short: 'scratch',
      name: 'Scratch card',
      help: 'Team sahi option milne tak options kholti hai: 100, 50 ya 25.',
    },
  },
}
