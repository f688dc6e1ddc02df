import type { Language } from '../language.ts'

const en = {
  unknown: (name: string) => `Nothing here is called "${name}". Check how it is spelled, or take it out.`,
  missing: (name: string) => `"${name}" is missing.`,
  choice: (among: string) => `This must be one of: ${among}.`,
  least: (bound: number) => `This must be ${bound} or more.`,
  most: (bound: number) => `This must be ${bound} or less.`,
  shortest: (bound: number) => (bound === 1 ? 'This must not be empty.' : `This needs ${bound} or more.`),
  longest: (bound: number) => `This is too long: ${bound} at the most.`,
  number: 'This must be a whole number.',
  text: 'This must be a text.',
  list: 'This must be a list: one line each, beginning with "- ".',
  fields: 'This must have fields: a name, a colon and a value on each line.',
  'yes-no': 'This must be true or false.',
  name: 'This must be a name in small letters with hyphens, as packs and questions have.',
  form: 'This is not in the expected form.',
  break: 'A break is 0, or 30 to 3600 seconds.',
  both: 'Name a question, or say what to draw by kind, tier and topic; not both.',
  length: 'The length is less than the rounds listed. Raise it, or leave it out.',
  yaml: (said: string) => `This cannot be read as YAML: ${said}`,
}

const hinglish: typeof en = {
  unknown: (name) => `Yahan "${name}" naam ka kuch nahi. Spelling dekho, ya hata do.`,
  missing: (name) => `"${name}" nahi mila.`,
  choice: (among) => `Inme se ek hona chahiye: ${among}.`,
  least: (bound) => `Kam se kam ${bound} hona chahiye.`,
  most: (bound) => `Zyada se zyada ${bound} ho sakta hai.`,
  shortest: (bound) => (bound === 1 ? 'Yeh khaali nahi ho sakta.' : `Kam se kam ${bound} chahiye.`),
  longest: (bound) => `Bahut lamba hai: zyada se zyada ${bound}.`,
  number: 'Yahan poora number chahiye.',
  text: 'Yahan text chahiye.',
  list: 'Yahan list chahiye: har line "- " se shuru.',
  fields: 'Yahan fields chahiye: har line par naam, colon aur value.',
  'yes-no': 'Yahan true ya false chahiye.',
  name: 'Naam chhote letters aur hyphens mein ho, jaise packs aur questions ke hote hain.',
  form: 'Yeh sahi form mein nahi hai.',
  break: 'Break 0 ho, ya 30 se 3600 seconds.',
  both: 'Ya question ka naam do, ya kind, tier aur topic batao; dono nahi.',
  length: 'Length rounds se kam hai. Badhao, ya hata do.',
  yaml: (said) => `Yeh YAML ki tarah nahi padha ja sakta: ${said}`,
}

/** What can be wrong with a show that was written by hand. */
export const faultWords: Record<Language, typeof en> = { en, 'hi-Latn': hinglish }
