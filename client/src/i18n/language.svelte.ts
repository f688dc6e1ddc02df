import { languages, type Language } from '@jawab/shared/language'
import { keep, recall } from '../state/storage.ts'
import { learn } from './dictionary.ts'

const KEY = 'jawab.language'

/** The language of this device's interface. It can be changed at any time and is remembered. */
class LanguageChoice {
  current = $state<Language>(readChoice() ?? readPreference())

  /** Takes effect once its words are here; nothing changes where they cannot be had. */
  async choose(language: Language) {
    await learn(language)
    this.current = language
    keep(KEY, language)
  }
}

const isLanguage = (tag: string | undefined): tag is Language => languages.some((language) => language === tag)

function readChoice() {
  const kept = recall(KEY)
  return isLanguage(kept) ? kept : undefined
}

/** Somebody whose browser speaks Hindi first reads Hinglish more easily than English. */
const readPreference = (): Language => (navigator.language.startsWith('hi') ? 'hi-Latn' : 'en')

export const language = new LanguageChoice()

export const otherLanguage = (tag: Language): Language => (tag === 'en' ? 'hi-Latn' : 'en')

/** What a language calls itself. */
export const languageNames: Record<Language, string> = { en: 'English', 'hi-Latn': 'Hinglish' }

/** A part of the client that comes later, together with its words. */
export async function withWords<Part>(part: Promise<Part>): Promise<Part> {
  // What is known to be needed is fetched beside it, not after it: most words come in one file.
  const [loaded] = await Promise.all([part, learn(language.current)])
  await learn(language.current)
  return loaded
}
