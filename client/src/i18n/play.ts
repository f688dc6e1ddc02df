import { dictionaryOnDemand } from './dictionary.ts'

/** The words of a question, from the lobby until time is up. */
export const playWords = dictionaryOnDemand({
  en: () => import('./en/play.ts'),
  'hi-Latn': () => import('./hi-latn/play.ts'),
})
