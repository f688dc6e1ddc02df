import { dictionaryOnDemand } from './dictionary.ts'

/** The words of coming in. */
export const joinWords = dictionaryOnDemand({
  en: () => import('./en/join.ts'),
  'hi-Latn': () => import('./hi-latn/join.ts'),
})
