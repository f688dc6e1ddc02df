import type { Language } from '@jawab/shared/language'
import type { KindName } from '@jawab/shared/question/kinds'
import { dictionary } from './dictionary.ts'
import { counted } from './figures.ts'

const NO_BREAK = '\u00a0'

/** What to do on the phone, where it is not plain. */
const howTo: Record<Language, Partial<Record<KindName, string>>> = {
  en: {
    several: 'pick all that fit',
    order: 'put them in order on your phone',
    number: 'type it on your phone',
    match: 'give each one its match on your phone',
    sort: 'sort them on your phone',
    text: 'type it on your phone',
    cloze: 'fill the blanks on your phone',
    mistake: 'mark every sentence that is wrong',
    scenario: 'what would you do',
    poll: 'no right or wrong, no points',
  },
  'hi-Latn': {
    several: 'jitne sahi hon, sab chuno',
    order: 'phone par order mein lagao',
    number: 'phone par likho',
    match: 'phone par sabko milao',
    sort: 'phone par sabko chhaanto',
    text: 'phone par likho',
    cloze: 'phone par khaali jagah bharo',
    mistake: 'jo jo sentence galat hain, sab mark karo',
    scenario: 'tum kya karoge',
    poll: 'na sahi, na galat, na points',
  },
}

/** What comes after the reading where there are no options. */
const then: Record<Language, Partial<Record<KindName, string>>> = {
  en: { number: 'Then type a number.', text: 'Then type a short answer.', cloze: 'Then fill the blanks.' },
  'hi-Latn': {
    number: 'Phir number likhna hai.',
    text: 'Phir chhota jawab likhna hai.',
    cloze: 'Phir khaali jagah bharni hai.',
  },
}

/** The words of the big screen. */
export const stageWords = dictionary(
  {
    bigScreen: 'Big screen',
    joinAt: (address: string) => `Join at ${address}`,
    joinCode: (address: string) => `Code to join at ${address}`,
    peopleIn: (people: number) => counted(people, 'person in', 'people in'),
    peopleInTeams: (teams: number) => `in, ${teams} teams`,
    waitingForFirst: 'The first one in can read out the PIN.',
    players: (seats: number) => `${seats} ${counted(seats, 'player', 'players')}`,
    stepsForTeams: 'Scan.\nPick a team.\nSit together.',
    stepsAlone: 'Scan.\nPick a name.\nPlay.',
    secondCode: 'And this code',
    codeAtHost: 'ask the host',
    questionCount: (rounds: number) => `${rounds} ${counted(rounds, 'question', 'questions')}`,
    locked: 'The room is locked. Ask the host to let you in.',

    after: (round: number, rounds: number) => `After question ${round} of ${rounds}`,
    howTo: (kind: KindName) => howTo.en[kind] ?? '',
    between: (least: string, most: string) => `from ${least} to ${most}`,
    answered: (answered: number, present: number) =>
      answered >= present && present > 0 ? `all ${present} in` : `${answered} of ${present} in`,
    answeredLong: (answered: number, present: number) => `${answered} of ${present} have answered`,
    teamAnswered: (team: string, answered: number, present: number) => `${team}: ${answered} of ${present} answered`,

    readFirst: (kind: KindName, options: number) =>
      options ? 'Read first. Options come for everyone at once.' : `Read first. ${then.en[kind] ?? ''}`.trim(),
    happened: 'What happened',
    typeIt: 'Type it on your phone',
    bank: 'Words to fill in',
    blank: (number: number) => `Blank ${number}`,
    optionCount: (options: number) => `${options} options`,
    optionsSoon: 'Options come in a moment.',
    secondsLeft: (seconds: number) => `${seconds} ${counted(seconds, 'second', 'seconds')}`,
    isOpen: 'Options are open.',
    timeUp: 'Time is up',
    paused: 'Paused',
    pausedNote: 'The clock stands still. Answers so far are safe.',
    resuming: 'Going on',

    spread: 'What you answered',
    peopleOn: (letter: string, people: number, teams: readonly string[]) =>
      `${letter}: ${people} ${counted(people, 'person', 'people')}` +
      (teams.length ? `, most of ${teams.join(', ')}` : ''),
    task: 'Tell your neighbour why you chose yours.',
    noAnswers: 'Nobody answered this one.',
    voided: 'Taken out, no points',

    rightAnswer: 'The right answer',
    rightAnswers: 'The right answers',
    wrongSentence: 'The wrong sentence',
    wrongSentences: 'The wrong sentences',
    instead: 'What is true instead',
    noKey: 'No right or wrong here.',
    rightOrder: 'The right order',
    rightPlaces: 'What belongs together',
    belongs: 'What they can be given',
    hadThis: (people: number) => `${people} had it`,
    why: 'Why',
    whyNot: 'Why not the others',
    hadIt: (right: number, all: number, percent: number) => `${right} of ${all} had it: ${percent}${NO_BREAK}%.`,
    source: (title: string, asOf: string | undefined) => (asOf ? `${title}. Checked ${asOf}.` : title),

    standings: 'Standings',
    takesLead: (name: string) => `${name} takes the lead`,
    staysAhead: (name: string) => `${name} stays ahead`,
    leads: (name: string) => `${name} leads`,
    shareLead: (names: string) => `${names} share the lead`,
    manyShareLead: (count: number) => `${count} share the lead`,
    allOpen: 'Everything is still open',
    ahead: (points: string, name: string) => `${points} ${points === '1' ? 'point' : 'points'} ahead of ${name}`,
    climbed: (places: number) => `up ${places} ${counted(places, 'place', 'places')}`,
    fell: (places: number) => `down ${places} ${counted(places, 'place', 'places')}`,
    samePlace: 'same place',
    points: (points: string) => `${points} ${points === '1' ? 'point' : 'points'}`,
    gained: (points: string) => `${points} since the last standings`,
    moreTeams: (teams: number) => `and ${teams} more ${counted(teams, 'team', 'teams')}: see your phone`,
    firstPeople: 'First five',

    shabaash: (names: string) => `Shabaash, ${names}!`,
    shabaashAll: 'Shabaash, all of you!',

    lost: 'Connection lost. Trying again; the last view stays.',
    entering: 'Looking for the room…',
    pageTitle: (pin: string) => `Big screen ${pin} · Jawab`,
    noRoom: (pin: string) => `There is no room ${pin} here. It may have ended.`,
    toStart: 'To the start page',
    askHost: 'The host console shows the address of this screen.',
    otherLanguage: 'Switch the language of this screen',
    sound: 'Sound',
    soundWaits: 'Sound: touch the page once',
    fullScreen: 'Full screen',
  },
  {
    bigScreen: 'Badi screen',
    joinAt: (address) => `Judo: ${address}`,
    joinCode: (address) => `${address} par judne ka code`,
    peopleIn: () => 'log aa gaye',
    peopleInTeams: (teams) => `log, ${teams} teams`,
    waitingForFirst: 'Jo sabse pehle aaye, PIN zor se bata de.',
    players: (seats) => `${seats} log`,
    stepsForTeams: 'Scan karo.\nTeam chuno.\nSaath baitho.',
    stepsAlone: 'Scan karo.\nNaam chuno.\nKhelo.',
    secondCode: 'Aur yeh code',
    codeAtHost: 'host se lo',
    questionCount: (rounds) => `${rounds} ${counted(rounds, 'question', 'questions')}`,
    locked: 'Room lock hai. Host se bolo, andar le lega.',

    after: (round, rounds) => `Question ${round} / ${rounds} ke baad`,
    howTo: (kind) => howTo['hi-Latn'][kind] ?? '',
    between: (least, most) => `${least} se ${most} tak`,
    answered: (answered, present) =>
      answered >= present && present > 0 ? `saare ${present} aa gaye` : `${present} mein se ${answered} aaye`,
    answeredLong: (answered, present) => `${present} mein se ${answered} ne jawab diya`,
    teamAnswered: (team, answered, present) => `${team}: ${present} mein se ${answered} ne jawab diya`,

    readFirst: (kind, options) =>
      options
        ? 'Pehle padh lo. Options sabko ek saath milenge.'
        : `Pehle padh lo. ${then['hi-Latn'][kind] ?? ''}`.trim(),
    happened: 'Kya hua',
    typeIt: 'Apne phone par likho',
    bank: 'Bharne ke words',
    blank: (number) => `Khaali jagah ${number}`,
    optionCount: (options) => `${options} options`,
    optionsSoon: 'Options bas aa rahe hain.',
    secondsLeft: (seconds) => `${seconds} second`,
    isOpen: 'Options khul gaye.',
    timeUp: 'Time khatam',
    paused: 'Pause',
    pausedNote: 'Ghadi ruki hai. Ab tak ke jawab safe hain.',
    resuming: 'Phir se shuru',

    spread: 'Tum sab ne kya chuna',
    peopleOn: (letter, people, teams) =>
      `${letter}: ${people} log` + (teams.length ? `, zyadatar ${teams.join(', ')}` : ''),
    task: 'Apne neighbour ko batao ki yahi kyun chuna.',
    noAnswers: 'Is par kisi ne jawab nahi diya.',
    voided: 'Hata diya, points nahi',

    rightAnswer: 'Sahi jawab',
    rightAnswers: 'Sahi jawab',
    wrongSentence: 'Galat sentence',
    wrongSentences: 'Galat sentences',
    instead: 'Asal mein kya hai',
    noKey: 'Yahan kuch sahi ya galat nahi.',
    rightOrder: 'Sahi order',
    rightPlaces: 'Kya kiske saath',
    belongs: 'Inme se chunna hai',
    hadThis: (people) => `${people} ko pata tha`,
    why: 'Kyun',
    whyNot: 'Baaki kyun nahi',
    hadIt: (right, all, percent) => `${all} mein se ${right} sahi: ${percent}${NO_BREAK}%.`,
    source: (title, asOf) => (asOf ? `${title}. ${asOf} mein check kiya.` : title),

    standings: 'Standings',
    takesLead: (name) => `${name} sabse aage nikla`,
    staysAhead: (name) => `${name} abhi bhi aage`,
    leads: (name) => `${name} sabse aage`,
    shareLead: (names) => `${names} barabar, sabse aage`,
    manyShareLead: (count) => `${count} barabar, sabse aage`,
    allOpen: 'Abhi sab khula hai',
    ahead: (points, name) => `${name} se ${points} ${points === '1' ? 'point' : 'points'} aage`,
    climbed: (places) => `${places} upar`,
    fell: (places) => `${places} neeche`,
    samePlace: 'wahi jagah',
    points: (points) => `${points} ${points === '1' ? 'point' : 'points'}`,
    gained: (points) => `pichhli standings se ${points}`,
    moreTeams: (teams) => `aur ${teams} teams: apne phone par dekho`,
    firstPeople: 'Pehle paanch',

    shabaash: (names) => `Shabaash, ${names}!`,
    shabaashAll: 'Shabaash, sab ko!',

    lost: 'Connection gaya. Phir try kar rahe hain; pichhla view yahin hai.',
    entering: 'Room dhoond rahe hain…',
    pageTitle: (pin) => `Badi screen ${pin} · Jawab`,
    noRoom: (pin) => `${pin} naam ka room yahan nahi. Shayad khatam ho gaya.`,
    toStart: 'Start page par jao',
    askHost: 'Is screen ka address host console par hai.',
    otherLanguage: 'Is screen ki language badlo',
    sound: 'Sound',
    soundWaits: 'Sound: page ko ek baar chhuo',
    fullScreen: 'Full screen',
  },
)

export type StageWords = (typeof stageWords)['en']
