import type { Language } from '@jawab/shared/language'
import type { Mode, Preset } from '@jawab/shared/protocol/rules'
import { dictionary } from './dictionary.ts'
import { counted } from './figures.ts'

const NO_BREAK = '\u00a0'

/** How a round is answered, where that is not plain; in a few words beside its number. */
const announced: Record<Language, Partial<Record<Mode | Preset, string>>> = {
  en: {
    shared: 'one answer per team',
    'two-stage': 'alone first, then as a team',
    relay: 'the spokesperson locks',
    certainty: 'say how sure you are',
    scratch: 'scratch card',
  },
  'hi-Latn': {
    shared: 'har team ka ek jawab',
    'two-stage': 'pehle akele, phir team mein',
    relay: 'spokesperson lock karega',
    certainty: 'batao kitne sure ho',
    scratch: 'scratch card',
  },
}

/** What a team does while it answers as one. */
const together: Record<Language, Partial<Record<Mode | Preset, string>>> = {
  en: {
    shared: 'One answer for the whole team: each of you may change it.',
    'two-stage': 'Now answer as one: most of you, or your spokesperson.',
    relay: 'All of you propose, your spokesperson locks.',
    scratch: 'Uncover options until you find the right one: 100, 50, 25.',
  },
  'hi-Latn': {
    shared: 'Poori team ka ek jawab: koi bhi badal sakta hai.',
    'two-stage': 'Ab ek jawab do: zyada log jo bolein, ya tumhara spokesperson.',
    relay: 'Sab suggest karo, spokesperson lock karega.',
    scratch: 'Sahi option milne tak kholte jao: 100, 50, 25.',
  },
}

/** Over the bars: what they count. */
const captions: Record<Language, Partial<Record<Mode | Preset, string>>> = {
  en: {
    shared: 'What each team answered',
    'two-stage': 'What each team answered together',
    relay: 'What each team answered',
    scratch: 'What each team uncovered first',
  },
  'hi-Latn': {
    shared: 'Har team ne kya jawab diya',
    'two-stage': 'Har team ne milkar kya jawab diya',
    relay: 'Har team ne kya jawab diya',
    scratch: 'Har team ne sabse pehle kya khola',
  },
}

/** Scratch cards are played in several modes, and say more than any of them. */
type Played = { readonly mode: Mode; readonly preset: Preset }
const said = (words: Partial<Record<Mode | Preset, string>>, { mode, preset }: Played) =>
  (preset === 'scratch' ? words.scratch : words[mode]) ?? ''

/** The words of the big screen where teams answer as one. */
export const stageTeamWords = dictionary(
  {
    announced: ({ mode, preset }: Played) => [announced.en[mode], announced.en[preset]].filter(Boolean).join(' · '),
    together: (played: Played) => said(together.en, played),
    caption: (played: Played) => said(captions.en, played),

    huddle: 'Talk with your team.',
    talk: (seconds: number) => `Talk: ${seconds}${NO_BREAK}s`,
    talkHelp: 'Say why you chose what you chose. Then your team gives one answer.',
    teamsIn: (answered: number, present: number) => `${answered} / ${present} ${counted(present, 'team', 'teams')}`,
    proposed: (team: string, members: number, present: number) =>
      `${team}: ${members} of ${present} ${counted(members, 'has', 'have')} proposed`,
    stands: (team: string) => `${team} has an answer`,
    waits: (team: string) => `${team} has no answer yet`,
    answerIn: 'answer in',
    noAnswerYet: 'no answer yet',
    begun: 'uncovering',
    notBegun: 'not begun yet',

    task: 'Tell the team beside you why.',
    teamsOn: (option: string, teams: readonly string[]) =>
      teams.length ? `${option}: ${teams.join(', ')}` : `${option}: no team`,
    alone: (people: number) => `${people} alone`,
    hadIt: (right: number, all: number) => `${right} of ${all} ${counted(all, 'team', 'teams')} had it.`,
    foundFirst: (right: number, all: number) => `${right} of ${all} ${counted(all, 'team', 'teams')} found it at once.`,
    hadItAlone: (right: number, all: number) => `Alone ${right} of ${all}.`,
  },
  {
    announced: ({ mode, preset }) =>
      [announced['hi-Latn'][mode], announced['hi-Latn'][preset]].filter(Boolean).join(' · '),
    together: (played) => said(together['hi-Latn'], played),
    caption: (played) => said(captions['hi-Latn'], played),

    huddle: 'Apni team ke saath baat karo.',
    talk: (seconds) => `Baat karo: ${seconds}${NO_BREAK}s`,
    talkHelp: 'Batao tumne yahi kyun chuna. Phir team ka ek jawab.',
    teamsIn: (answered, present) => `${answered} / ${present} ${counted(present, 'team', 'teams')}`,
    proposed: (team, members, present) => `${team}: ${present} mein se ${members} ne suggest kiya`,
    stands: (team) => `${team} ka jawab aa gaya`,
    waits: (team) => `${team} ka jawab abhi nahi aaya`,
    answerIn: 'jawab aa gaya',
    noAnswerYet: 'jawab abhi nahi',
    begun: 'khol rahe hain',
    notBegun: 'abhi shuru nahi',

    task: 'Paas wali team ko batao kyun.',
    teamsOn: (option, teams) => (teams.length ? `${option}: ${teams.join(', ')}` : `${option}: koi team nahi`),
    alone: (people) => `akele ${people}`,
    hadIt: (right, all) => `${all} mein se ${right} team sahi.`,
    foundFirst: (right, all) => `${all} mein se ${right} team ko pehli baar mein mila.`,
    hadItAlone: (right, all) => `Akele ${all} mein se ${right}.`,
  },
)
