import { dictionary } from './dictionary.ts'

/** What is said once something was copied, or could not be. */
export const copyWords = dictionary(
  {
    copied: 'Copied.',
    byHand: (text: string) => `Copy this by hand: ${text}`,
  },
  {
    copied: 'Copy ho gaya.',
    byHand: (text) => `Ise haath se copy karo: ${text}`,
  },
)
