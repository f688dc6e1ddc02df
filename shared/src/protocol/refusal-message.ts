import type { Language } from '../language.ts'
import type { Refusal, RefusalWords } from './refusals.ts'
import en from './refusals/en.ts'
import hinglish from './refusals/hi-latn.ts'
import { leagueRefusalWords, type LeagueRefusal } from './refusals/leagues.ts'

const words: Record<Language, RefusalWords> = { en, 'hi-Latn': hinglish }

/** The refusal in the words of any language, for who must know all of them. */
export const refusalMessage = (refusal: Refusal | LeagueRefusal, lang: Language): string =>
  isOfLeagues(refusal) ? leagueRefusalWords[lang][refusal] : words[lang][refusal]

const isOfLeagues = (refusal: Refusal | LeagueRefusal): refusal is LeagueRefusal => refusal in leagueRefusalWords.en
