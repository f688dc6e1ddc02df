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
  },
  'hi-Latn': {
    choice: 'Ek chuno',
    several: 'Kai chuno',
    'true-false': 'Sach ya jhooth',
    order: 'Order mein lagao',
    number: 'Ek number',
  },
}
