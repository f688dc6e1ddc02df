/** The languages of the game, as BCP 47 tags: English, and Hindi in Latin letters (Hinglish). */
export const languages = ['en', 'hi-Latn'] as const
export type Language = (typeof languages)[number]

/** One text in every language of the game. Terms between back-ticks stay as they are in all of them. */
export type Localized = Readonly<Record<Language, string>>

/** A piece of a text on the wire: words in one language, or code to be set in the code face. */
export type Part = { readonly text: string; readonly lang: Language } | CodePart

/** `pieces` are the whole code once more, cut where its colour changes. */
export type CodePart = {
  readonly code: string
  readonly language: CodeLanguage
  readonly pieces: readonly CodePiece[]
}

/** Without a role it has no colour of its own. */
export type CodePiece = { readonly text: string; readonly role?: 'key' | 'string' | 'quiet' }

export const codeLanguages = ['yaml', 'json', 'log', 'shell', 'dockerfile'] as const
export type CodeLanguage = (typeof codeLanguages)[number]

export const textPart = (texts: Localized, lang: Language): Part => ({ text: texts[lang], lang })
