import { dictionaryOnDemand } from './dictionary.ts'

/** The words of how sure an answer is, and of how right that was. */
export const sureWords = dictionaryOnDemand({
  en: () => import('./en/sure.ts'),
  'hi-Latn': () => import('./hi-latn/sure.ts'),
})
