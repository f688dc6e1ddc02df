import type { Language } from '../language.ts'
import type { Refusal, RefusalWords, ShowRefusalWords } from './refusals.ts'
import en from './refusals/en.ts'
import hinglish from './refusals/hi-latn.ts'
import { leagueRefusalWords, type LeagueRefusal } from './refusals/leagues.ts'
import showEn from './refusals/show/en.ts'
import showHinglish from './refusals/show/hi-latn.ts'

const words: Record<Language, RefusalWords & ShowRefusalWords> = {
  en: { ...en, ...showEn },
  'hi-Latn': { ...hinglish, ...showHinglish },
}

/** The refusal in the words of any language, for who must know all of them. */
export const refusalMessage = (refusal: Refusal | LeagueRefusal, lang: Language): string =>
  isOfLeagues(refusal) ? leagueRefusalWords[lang][refusal] : words[lang][refusal]

const isOfLeagues = (refusal: Refusal | LeagueRefusal): refusal is LeagueRefusal => refusal in leagueRefusalWords.en
