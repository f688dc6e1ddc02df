import { dictionaryOnDemand } from './dictionary.ts'

/** The words of giving an answer. */
export const answerWords = dictionaryOnDemand({
  en: () => import('./en/answers.ts'),
  'hi-Latn': () => import('./hi-latn/answers.ts'),
})
