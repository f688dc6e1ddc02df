import { dictionaryOnDemand } from './dictionary.ts'

/** The words of a discussion once its time is up. They come with it. */
export const markingWords = dictionaryOnDemand({
  en: () => import('./en/marking.ts'),
  'hi-Latn': () => import('./hi-latn/marking.ts'),
})
