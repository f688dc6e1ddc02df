import { dictionaryOnDemand } from './dictionary.ts'

/** The words of inputs and prompts that only some games have; they come with them. */
export const inputWords = dictionaryOnDemand({
  en: () => import('./en/inputs.ts'),
  'hi-Latn': () => import('./hi-latn/inputs.ts'),
})
