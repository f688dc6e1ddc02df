import type { Language } from '@jawab/shared/language'
import type { Term } from '@jawab/shared/protocol/to-client'
import { unreachable } from '@jawab/shared/result'
import { figure, secondsOf } from '../../i18n/figures.ts'
import { hostTeamWords } from '../../i18n/host-teams.ts'

/** [PT9] One line of a sum, in words. */
export function sayTerm(term: Term, lang: Language): string {
  const words = hostTeamWords[lang]
  switch (term.term) {
    case 'base':
      return term.value ? words.base : words.notRight
    case 'fraction':
      return words.fraction(new Intl.NumberFormat('en', { style: 'percent' }).format(term.value))
    case 'speed':
      return words.speed(secondsOf(term.value, lang))
    case 'half-speed':
      return words.halfSpeed(figure(term.value, lang))
    case 'streak':
      return words.streak(term.value)
    case 'certainty':
      return words.certainty(term.value)
    case 'attempt':
      return words.attempt(term.value)
    case 'weight':
      return words.weight(figure(term.value, lang))
    case 'void':
      return words.void
    default:
      return unreachable(term)
  }
}
