import { dictionaryOnDemand } from './dictionary.ts'

/** The words of the home page. */
export const homeWords = dictionaryOnDemand({
  en: () => import('./en/home.ts'),
  'hi-Latn': () => import('./hi-latn/home.ts'),
})
