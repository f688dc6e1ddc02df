import type { Language } from '@jawab/shared/language'

type Phrase = string | ((...figures: never[]) => string)

/** The same phrases in another language: no key missing, and functions take the same figures. */
export type Translation<English extends Record<string, Phrase>> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : English[Key]
}

/**
 * The words of one page, kept beside it so that no page loads another's.
 * English is the type; a key missing in another language is a type error.
 * Use: `const words = $derived(playWords[language.current])`, then `{words.saved('B')}`.
 */
export const dictionary = <English extends Record<string, Phrase>>(
  en: English,
  hinglish: Translation<English>,
): Record<Language, Translation<English>> => ({ en: en as Translation<English>, 'hi-Latn': hinglish })
