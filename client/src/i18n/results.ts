import { dictionaryOnDemand } from './dictionary.ts'

/** The words of results and standings. */
export const resultWords = dictionaryOnDemand({
  en: () => import('./en/results.ts'),
  'hi-Latn': () => import('./hi-latn/results.ts'),
})
