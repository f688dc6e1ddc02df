import type { Language } from '@jawab/shared/language'
import type { Instant, Millis } from '@jawab/shared/time'

// Hinglish writes its figures the Indian English way.
const locales: Record<Language, string> = { en: 'en', 'hi-Latn': 'en-IN' }
const endings: Record<string, string> = { one: 'st', two: 'nd', few: 'rd' }
const ordinals = new Intl.PluralRules('en', { type: 'ordinal' })

const NO_BREAK = '\u00a0'

/** The sign of its own, which is as wide as a plus; what the language would put there is a hyphen. */
const withMinus = (said: string) => said.replace('-', '−')

/** A whole or decimal number; points of a team have up to two decimals ([PT0]). */
export const figure = (value: number, lang: Language) =>
  withMinus(new Intl.NumberFormat(locales[lang], { maximumFractionDigits: 2 }).format(value))

/** `+94`, `−3`, `0`: what was won or lost. */
export const signed = (value: number, lang: Language) =>
  withMinus(new Intl.NumberFormat(locales[lang], { maximumFractionDigits: 2, signDisplay: 'exceptZero' }).format(value))

/** `3.42 s`, always with its decimals, so that a receipt reads as a measurement ([TM5]). */
export const secondsOf = (time: Millis, lang: Language, decimals = 2) =>
  new Intl.NumberFormat(locales[lang], { minimumFractionDigits: decimals, maximumFractionDigits: decimals }).format(
    time / 1000,
  ) +
  NO_BREAK +
  's'

/** `4:05`: minutes and seconds that are left. */
export const minutesLeft = (seconds: number) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`

/** `15:42` on the clock of whoever looks. */
export const clockTime = (at: Instant, lang: Language) =>
  new Intl.DateTimeFormat(locales[lang], { hour: 'numeric', minute: '2-digit' }).format(at)

/** `1st`, `2nd`, `23rd`: a place, said the same way in both languages. */
export const place = (rank: number) => `${rank}${endings[ordinals.select(rank)] ?? 'th'}`

/** A PIN as it is read out: `482 913`. */
export const spokenPin = (pin: string) => pin.replace(/(\d{3})(?=\d{2})/g, `$1${NO_BREAK}`)

/** Picks the phrase of one or of several. */
export const counted = (count: number, one: string, several: string) => (count === 1 ? one : several)

const and: Record<Language, string> = { en: ' and ', 'hi-Latn': ' aur ' }

/** `A`, `A and C`, `A, C and E`. */
export function listed(items: readonly string[], lang: Language): string {
  const last = items.at(-1) ?? ''
  return items.length < 2 ? last : items.slice(0, -1).join(', ') + and[lang] + last
}

/** `August 2026` from `2026-08`. */
export const monthOf = (asOf: string, lang: Language) =>
  new Intl.DateTimeFormat(locales[lang], { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(asOf))
