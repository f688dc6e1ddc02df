import type { Language } from '@jawab/shared/language'

type Phrase = string | ((...figures: never[]) => string)
type Phrases = Record<string, Phrase>

/** The same phrases in another language: no key missing, and functions take the same figures. */
export type Translation<English extends Phrases> = {
  readonly [Key in keyof English]: English[Key] extends string ? string : English[Key]
}

/**
 * The words of one page, kept beside it so that no page loads another's.
 * English is the type; a key missing in another language is a type error.
 * Use: `const words = $derived(playWords[language.current])`, then `{words.saved('B')}`.
 */
export const dictionary = <English extends Phrases>(
  en: English,
  hinglish: Translation<English>,
): Record<Language, Translation<English>> => ({ en: en as Translation<English>, 'hi-Latn': hinglish })

type Sources<English extends Phrases> = {
  readonly en: () => Promise<{ readonly default: English }>
  readonly 'hi-Latn': () => Promise<{ readonly default: Translation<English> }>
}

const onDemand: ((lang: Language) => Promise<void>)[] = []

/**
 * A dictionary of which a device loads only the language it speaks. Words may be asked for once `learn` has settled for
 * their language, which pages and the choice of a language wait for.
 */
export function dictionaryOnDemand<English extends Phrases>(
  sources: Sources<English>,
): Readonly<Record<Language, Translation<English>>> {
  const learned: Partial<Record<Language, Translation<English>>> = {}
  onDemand.push(async (lang) => {
    learned[lang] ??= (await sources[lang]()).default as Translation<English>
  })
  const wordsIn = (lang: Language) => {
    const words = learned[lang]
    if (!words) throw new Error(`Words were shown before they were learned in ${lang}`)
    return words
  }
  return {
    get en() {
      return wordsIn('en')
    },
    get 'hi-Latn'() {
      return wordsIn('hi-Latn')
    },
  }
}

/** Fetches a language of every dictionary there is by now, and of those that arrive meanwhile. */
export async function learn(lang: Language) {
  let asked: number
  do {
    asked = onDemand.length
    await Promise.all(onDemand.map((load) => load(lang)))
  } while (asked < onDemand.length)
}
