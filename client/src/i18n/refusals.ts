import type { Language } from '@jawab/shared/language'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import { dictionaryOnDemand } from './dictionary.ts'

const refusalWords = dictionaryOnDemand({
  en: () => import('@jawab/shared/protocol/refusals/en'),
  'hi-Latn': () => import('@jawab/shared/protocol/refusals/hi-latn'),
})

/** What was refused, in plain words, with what to do next. */
export const refusalMessage = (refusal: Refusal, lang: Language): string => refusalWords[lang][refusal]
