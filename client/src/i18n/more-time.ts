import { dictionaryOnDemand } from './dictionary.ts'

/** The words of the choice of more time. They come with it, where the host allows it. */
export const moreTimeWords = dictionaryOnDemand({
  en: () => import('./en/more-time.ts'),
  'hi-Latn': () => import('./hi-latn/more-time.ts'),
})
