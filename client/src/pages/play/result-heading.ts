import type { Language } from '@jawab/shared/language'
import type { ResultEvent } from '@jawab/shared/protocol/to-client'
import type { PlayerView } from '@jawab/shared/protocol/views'
import type { Answer, QuestionFace } from '@jawab/shared/question/kinds'
import { idsOf, saidShort } from '../../components/answers/named.ts'
import { hadOf, markedKey, type Revealed } from '../../components/answers/right.ts'
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
  return view.key === undefined ? words.noKey : keySentence(view, lang)
}

/** What was right; of sentences, which were not. */
export function keySentence(view: Pick<RevealView, 'question' | 'key' | 'alsoKeys'>, lang: Language): string {
  const { question } = view
  const key = markedKey(view)
  const words = resultWords[lang]
  if (question.sentence) return words.reads
  const said = saidShort(question, key, lang)
  return question.kind === 'mistake' ? words.wereWrong(said, idsOf(key).length) : words.itWas(said)
}

type Graded = Pick<ResultEvent, 'fraction' | 'inWordsOfKey'>

/** [RV2] The own answer, whatever is right in it as the key says it: an accepted variant is nobody's mistake. */
export const asKeySays = (revealed: Revealed, result: Graded | undefined, own: Answer | undefined) =>
  result?.fraction === 1 ? hadOf(revealed, own) : (result?.inWordsOfKey ?? own)

type Own = { readonly own: Answer | undefined; readonly isRight: boolean }

/** The own answer in a sentence; nothing where it stands in a sentence of the question's. */
export function ownSentence(question: QuestionFace, { own, isRight }: Own, lang: Language): string {
  const words = resultWords[lang]
  const said = saidShort(question, own, lang)
  if (!said) return words.noAnswer
  if (question.sentence) return ''
  if (question.kind === 'mistake') return isRight ? words.youMarkedThem : words.youMarked(said)
  if (question.blanks) return words.youTyped(said)
  return isRight ? words.youChoseIt : words.youChose(said)
}
