import type { Language } from '@jawab/shared/language'
import type { ResultEvent } from '@jawab/shared/protocol/to-client'
import type { PlayerView } from '@jawab/shared/protocol/views'
import { saidShort } from '../../components/answers/named.ts'
import { signed } from '../../i18n/figures.ts'
import { resultWords } from '../../i18n/results.ts'

type RevealView = Extract<PlayerView, { phase: 'reveal' }>

/** [RV2] The own result in a few words. Wrong is quiet: it only says what it was. */
export function headingOf(
  view: RevealView,
  result: ResultEvent | undefined,
  lang: Language,
  points = result?.points ?? 0,
): string {
  const words = resultWords[lang]
  const fraction = result?.fraction ?? 0
  if (view.voided) return words.out(view.round)
  if (fraction === 1) return words.right(signed(points, lang))
  if (fraction > 0) return words.partly(signed(points, lang))
  return words.itWas(saidShort(view.question, view.key, lang))
}
