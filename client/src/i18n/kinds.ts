import type { Language } from '@jawab/shared/language'
import type { KindName } from '@jawab/shared/question/kinds'

/** What each kind of question is called where a host chooses. */
export const kindWords: Readonly<Record<Language, Readonly<Record<KindName, string>>>> = {
  en: {
    choice: 'Pick one',
    several: 'Pick several',
    'true-false': 'True or false',
    order: 'Put in order',
    number: 'A number',
    match: 'Match',
    sort: 'Sort',
    text: 'Type it',
    cloze: 'Fill the blanks',
    mistake: 'Find the mistakes',
    scenario: 'Incident',
    poll: 'Poll, no points',
    discuss: 'Discuss',
  },
  'hi-Latn': {
    choice: 'Ek chuno',
    several: 'Kai chuno',
    'true-false': 'Sach ya jhooth',
    order: 'Order mein lagao',
    number: 'Ek number',
    match: 'Jodi banao',
    sort: 'Alag alag karo',
    text: 'Likh kar batao',
    cloze: 'Khaali jagah bharo',
    mistake: 'Galti dhoondho',
    scenario: 'Incident',
    poll: 'Poll, bina points ke',
    discuss: 'Discuss karo',
  },
}
