import type { Language } from '@jawab/shared/language'
import { sayRefusal, type Refusal } from '@jawab/shared/protocol/refusals'
import { dictionaryOnDemand } from './dictionary.ts'
import { refusalWords } from './refusals.ts'

const showWords = dictionaryOnDemand({
  en: () => import('@jawab/shared/protocol/refusals/show/en'),
  'hi-Latn': () => import('@jawab/shared/protocol/refusals/show/hi-latn'),
})

/** As on a phone, with what only a host can be told. */
export const refusalMessage = (refusal: Refusal, lang: Language): string =>
  sayRefusal(refusal, { ...refusalWords[lang], ...showWords[lang] })
