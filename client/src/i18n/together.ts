import { dictionaryOnDemand } from './dictionary.ts'

/** The words of a team that answers as one. */
export const togetherWords = dictionaryOnDemand({
  en: () => import('./en/together.ts'),
  'hi-Latn': () => import('./hi-latn/together.ts'),
})
