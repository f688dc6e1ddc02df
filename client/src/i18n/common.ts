import { dictionaryOnDemand } from './dictionary.ts'

/** Words that several pages need. */
export const commonWords = dictionaryOnDemand({
  en: () => import('./en/common.ts'),
  'hi-Latn': () => import('./hi-latn/common.ts'),
})
