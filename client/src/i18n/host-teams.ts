import type { Advice } from '@jawab/shared/protocol/views'
import type { Language } from '@jawab/shared/language'
import { dictionary } from './dictionary.ts'
import { counted } from './figures.ts'

/** [TE7] What is best done, in words that name no answer: before a huddle, and in one. */
const advice: Record<Language, Record<'closed' | 'huddle', Record<Advice['do'], string>>> = {
  en: {
    closed: {
      huddle: 'Advice: let the teams talk it over, then answer together.',
      short: 'Advice: go on, and keep the reveal short.',
      explain: 'Advice: explain first, then reveal.',
    },
    huddle: {
      huddle: 'Advice: give the talk its time.',
      short: 'Advice: end the talk soon, and keep the reveal short.',
      explain: 'Advice: help the talk along, and explain before the reveal.',
    },
  },
  'hi-Latn': {
    closed: {
      huddle: 'Salah: teams ko baat karne do, phir saath mein answer.',
      short: 'Salah: aage chalo, reveal chhota rakho.',
      explain: 'Salah: pehle samjhao, phir reveal.',
    },
    huddle: {
      huddle: 'Salah: baat ko poora time do.',
      short: 'Salah: baat jaldi khatam karo, reveal chhota rakho.',
      explain: 'Salah: baat mein madad karo, aur reveal se pehle samjhao.',
    },
  },
}

/** The words of the console for teams that decide together, for who is in which team, and for why somebody has points. */
export const hostTeamWords = dictionary(
  {
    talk: 'Talk',
    together: 'Together',
    huddleNow: 'Huddle',
    answerTogether: 'Answer together',
    teamsIn: (answered: number, present: number) => `${answered} of ${present} ${counted(present, 'team', 'teams')} in`,
    waitForTeams: (answered: number, present: number) =>
      `Wait: ${answered} of ${present} ${counted(present, 'team', 'teams')} in`,
    proposed: (answered: number, present: number) => `${answered} of ${present} proposed`,
    stands: 'has an answer',
    waits: 'no answer yet',
    begun: 'uncovering',
    notBegun: 'not begun yet',
    advice: (phase: 'closed' | 'huddle', what: Advice['do']) => advice.en[phase][what],
    fullyRight: (percent: string) => `${percent} were right alone.`,

    dealAgain: 'Deal again',
    byChance: 'By chance',
    byResults: 'By results',
    dealTitle: 'Deal all people to teams anew?',
    dealByChance:
      'Everybody gets a team by chance; teams are as even as they can be. Points so far stay where they were earned.',
    dealByResults:
      'The best so far are spread over the teams; teams are as even as they can be. Points so far stay where they were earned.',
    dealDo: 'Deal',
    dealt: (count: string) => `Dealt anew: ${count} changed team.`,
    dragHere: 'Drop a name here to move somebody. Or open the name and choose the team.',

    whyPoints: 'Why these points?',
    whyPointsOf: (name: string) => `Why ${name} has these points`,
    noRounds: 'No question has counted yet.',
    noReport: 'The points could not be fetched. Try again.',
    noAnswer: 'no answer',
    ofTeam: (team: string) => `as ${team}`,
    meanOfTeam: 'Mean of the members',
    total: 'Total',
    ownOnly: 'People earn what they answer alone; what a team answers as one is the team’s.',
    base: 'Right',
    notRight: 'Not right',
    fraction: (share: string) => `${share} right`,
    speed: (time: string) => `Speed: ${time}`,
    halfSpeed: (factor: string) => `Half of the speed part, with ×${factor} time`,
    streak: (rounds: number) => `${rounds} right in a row`,
    certainty: (level: number) => `How sure: ${level} of 3`,
    attempt: (attempt: number) => (attempt === 0 ? 'Not uncovered' : `Uncovered at attempt ${attempt}`),
    weight: (times: string) => `Weight ×${times}`,
    void: 'Taken out',
  },
  {
    talk: 'Baat',
    together: 'Saath',
    huddleNow: 'Huddle',
    answerTogether: 'Saath mein answer',
    teamsIn: (answered, present) => `${present} mein se ${answered} teams ka aaya`,
    waitForTeams: (answered, present) => `Ruko: ${present} mein se ${answered} teams ka aaya`,
    proposed: (answered, present) => `${present} mein se ${answered} ne suggest kiya`,
    stands: 'jawab aa gaya',
    waits: 'jawab abhi nahi',
    begun: 'khol rahe hain',
    notBegun: 'abhi shuru nahi',
    advice: (phase, what) => advice['hi-Latn'][phase][what],
    fullyRight: (percent) => `Akele ${percent} sahi the.`,

    dealAgain: 'Phir se baanto',
    byChance: 'Chance se',
    byResults: 'Results se',
    dealTitle: 'Sabko teams mein phir se baantein?',
    dealByChance:
      'Sabko chance se team milegi; teams jitni ho sake barabar. Ab tak ke points jahan kamaye wahin rahenge.',
    dealByResults:
      'Ab tak ke sabse achhe log alag teams mein jayenge; teams jitni ho sake barabar. Ab tak ke points jahan kamaye wahin rahenge.',
    dealDo: 'Baant do',
    dealt: (count) => `Phir se baanta: ${count} ki team badli.`,
    dragHere: 'Naam yahan drop karo to team badlegi. Ya naam kholkar team chuno.',

    whyPoints: 'Itne points kyun?',
    whyPointsOf: (name) => `${name} ke itne points kyun`,
    noRounds: 'Abhi tak koi question nahi gina.',
    noReport: 'Points nahi mile. Phir try karo.',
    noAnswer: 'jawab nahi',
    ofTeam: (team) => `${team} ka`,
    meanOfTeam: 'Members ka average',
    total: 'Total',
    ownOnly: 'Jo akele jawab diya, uske points apne; team ka ek jawab team ka.',
    base: 'Sahi',
    notRight: 'Sahi nahi',
    fraction: (share) => `${share} sahi`,
    speed: (time) => `Speed: ${time}`,
    halfSpeed: (factor) => `Speed ke aadhe points, time ×${factor}`,
    streak: (rounds) => `Lagataar ${rounds} sahi`,
    certainty: (level) => `Kitne sure: 3 mein se ${level}`,
    attempt: (attempt) => (attempt === 0 ? 'Nahi khola' : `${attempt} baar mein khola`),
    weight: (times) => `Weight ×${times}`,
    void: 'Hata diya',
  },
)
