import type { Language } from '../language.ts'

/** Why something asked for was not done. The same word stands in reply, log, metric and translation. */
const refusalMessages = {
  'answer:superseded': {
    en: 'A newer answer from you already counts.',
    'hi-Latn': 'Tumhara naya answer pehle se gina ja raha hai.',
  },
  'answer:too-early': {
    en: 'This question is not open yet. Wait for the options.',
    'hi-Latn': 'Yeh question abhi khula nahi. Options aane do.',
  },
  'answer:too-late': {
    en: 'Time was up before it reached us.',
    'hi-Latn': 'Pahunchne se pehle time khatam ho gaya.',
  },
  'host:key': {
    en: 'This needs the host link. Open the link that was printed when the room was made.',
    'hi-Latn': 'Iske liye host link chahiye. Room banate waqt jo link mila tha, wahi kholo.',
  },
  'node:moved': {
    en: 'This server is restarting. You are being connected again.',
    'hi-Latn': 'Server restart ho raha hai. Tumhe phir se jod rahe hain.',
  },
  'pack:too-small': {
    en: 'These packs have no question that fits the settings. Choose more kinds or other packs.',
    'hi-Latn': 'In packs mein settings ke hisaab se koi question nahi. Aur kinds ya doosre packs chuno.',
  },
  'pack:unknown': {
    en: 'There is no such pack here. Choose one from the list.',
    'hi-Latn': 'Aisa koi pack yahan nahi. List mein se chuno.',
  },
  'payload:invalid': {
    en: 'That message was not in the expected form.',
    'hi-Latn': 'Message sahi form mein nahi tha.',
  },
  'payload:too-large': { en: 'That message was too large.', 'hi-Latn': 'Message bahut bada tha.' },
  'rate:limited': {
    en: 'Too many tries. Wait a minute, or scan the code on the big screen.',
    'hi-Latn': 'Bahut zyada tries. Ek minute ruko, ya badi screen ka code scan karo.',
  },
  'room:ended': {
    en: 'This room has ended. Its results are kept.',
    'hi-Latn': 'Yeh room khatam ho gaya. Results safe hain.',
  },
  'room:full': {
    en: 'The room is full. Ask the host for a seat.',
    'hi-Latn': 'Room full hai. Host se seat maango.',
  },
  'room:locked': {
    en: 'The host has locked the room. Ask to be let in.',
    'hi-Latn': 'Host ne room lock kiya hai. Unse kholne ko bolo.',
  },
  'room:unknown': {
    en: 'No such room here. Check the PIN on the big screen.',
    'hi-Latn': 'Aisa room nahi mila. Badi screen par PIN phir dekho.',
  },
  'round:paused': {
    en: 'The game is paused. It goes on when the host says so.',
    'hi-Latn': 'Game pause par hai. Host bolega tab chalega.',
  },
  'round:unknown': {
    en: 'That question has not been played.',
    'hi-Latn': 'Woh question abhi khela nahi gaya.',
  },
  'rules:streaks': {
    en: 'Streaks belong to classic points. Choose classic, or leave streaks off.',
    'hi-Latn': 'Streaks sirf classic points mein hote hain. Classic chuno, ya streaks band rakho.',
  },
  'seat:already': {
    en: 'This device has a seat already. Go on with that one, or open the page anew.',
    'hi-Latn': 'Is device ke paas seat hai. Usi se khelo, ya page phir se kholo.',
  },
  'seat:kicked': {
    en: 'The host has taken this seat away. Talk to the host.',
    'hi-Latn': 'Host ne yeh seat hata di. Host se baat karo.',
  },
  'seat:name-taken': {
    en: 'Somebody has this name. Try another one.',
    'hi-Latn': 'Yeh naam kisi ne le liya. Doosra try karo.',
  },
  'seat:name-unfit': {
    en: 'A name has 1 to 20 letters, without control signs.',
    'hi-Latn': 'Naam mein 1 se 20 akshar, bina control signs ke.',
  },
  'seat:replaced': {
    en: 'Open in another tab now. Use it there.',
    'hi-Latn': 'Ab doosri tab mein khula hai. Wahin khelo.',
  },
  'seat:unknown': {
    en: 'You have no seat in this room yet. Join with a name.',
    'hi-Latn': 'Is room mein tumhari seat nahi hai. Naam likh kar join karo.',
  },
  'screen:full': {
    en: 'This room already has all the screens it can take. Close one.',
    'hi-Latn': 'Is room mein aur screens nahi jud sakti. Ek band karo.',
  },
  'server:fault': {
    en: 'Something broke on our side. What was saved is safe; try again.',
    'hi-Latn': 'Hamari taraf kuch toota. Jo save hua woh safe hai; phir try karo.',
  },
  'step:impossible': {
    en: 'That cannot be done at this point of the game.',
    'hi-Latn': 'Game ke is point par yeh nahi ho sakta.',
  },
  'step:too-soon': {
    en: 'Not yet: people are still answering. Close the question first, or wait a moment.',
    'hi-Latn': 'Abhi nahi: log answer kar rahe hain. Pehle question band karo, ya thoda ruko.',
  },
  'team:fixed': {
    en: 'Teams are fixed once the game has begun. The host can move you.',
    'hi-Latn': 'Game shuru hone ke baad team fix hai. Host badal sakta hai.',
  },
  'team:unknown': { en: 'There is no such team in this room.', 'hi-Latn': 'Is room mein aisi team nahi hai.' },
  'version:stale': {
    en: 'The game moved on meanwhile. This is where it stands.',
    'hi-Latn': 'Game beech mein aage badh gaya. Ab yahan hai.',
  },
} as const satisfies Record<`${string}:${string}`, Record<Language, string>>

/** What the rules already name and a later version brings. */
type Later = 'accept' | 'certainty' | 'csv' | 'rekey' | 'relay' | 'scratch' | 'shared' | 'time-factor' | 'two-stage'

export type NotYet = `not-yet:${Later}`

export type Refusal = keyof typeof refusalMessages | NotYet

/** The refusal in plain words, with what to do next. */
export function refusalMessage(refusal: Refusal, lang: Language): string {
  if (refusal.startsWith('not-yet:')) return notYetMessage(refusal.slice('not-yet:'.length))[lang]
  return refusalMessages[refusal as keyof typeof refusalMessages][lang]
}

const notYetMessage = (feature: string): Record<Language, string> => ({
  en: `This version of Jawab does not have "${feature}" yet.`,
  'hi-Latn': `Jawab ke is version mein "${feature}" abhi nahi hai.`,
})
