import type { Language } from '@jawab/shared/language'
import type { Tier } from '@jawab/shared/question/question'

type TierWords = Readonly<Record<Tier, string>>

const tierNames: TierWords = {
  fundamentals: 'Fundamentals',
  intermediate: 'Intermediate',
  advanced: 'Advanced',
  'system-design': 'System design',
  'cheat-sheet': 'Cheat sheet',
}

/** What each tier is called where a host chooses, easier ones first. Engineers say these in English. */
export const tierWords: Readonly<Record<Language, TierWords>> = { en: tierNames, 'hi-Latn': tierNames }
