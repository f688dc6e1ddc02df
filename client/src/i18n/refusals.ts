import type { Language } from '@jawab/shared/language'
import { sayRefusal, type Refusal } from '@jawab/shared/protocol/refusals'
import { dictionaryOnDemand } from './dictionary.ts'

export const refusalWords = dictionaryOnDemand({
  en: () => import('@jawab/shared/protocol/refusals/en'),
  'hi-Latn': () => import('@jawab/shared/protocol/refusals/hi-latn'),
})

/** What was refused, in plain words, with what to do next. */
export const refusalMessage = (refusal: Refusal, lang: Language): string => sayRefusal(refusal, refusalWords[lang])
