import type { Language } from '../language.ts'
import { sayRefusal, type Refusal, type RefusalWords, type ShowRefusalWords } from './refusals.ts'
import en from './refusals/en.ts'
import hinglish from './refusals/hi-latn.ts'
import showEn from './refusals/show/en.ts'
import showHinglish from './refusals/show/hi-latn.ts'

const words: Record<Language, RefusalWords & ShowRefusalWords> = {
  en: { ...en, ...showEn },
  'hi-Latn': { ...hinglish, ...showHinglish },
}

/** The refusal in the words of any language, for who must know all of them. */
export const refusalMessage = (refusal: Refusal, lang: Language): string => sayRefusal(refusal, words[lang])
