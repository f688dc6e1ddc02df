import type { Language } from '@jawab/shared/language'

/** `August 2026` for `2026-08`: since when a fact is known to hold. */
export function monthName(month: string | undefined, lang: Language) {
  if (!month) return undefined

  const locale = lang === 'en' ? 'en' : 'en-IN'
  return new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(month))
}
