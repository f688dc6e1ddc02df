import type { Language } from '@jawab/shared/language'
import type { ResultEvent } from '@jawab/shared/protocol/to-client'
import type { PlayerView } from '@jawab/shared/protocol/views'
import type { Answer, QuestionFace } from '@jawab/shared/question/kinds'
import { idsOf, saidShort } from '../../components/answers/named.ts'
import { hadOf, markedKey, type Revealed } from '../../components/answers/right.ts'
import { signed } from '../../i18n/figures.ts'
import { resultWords } from '../../i18n/results.ts'

type RevealView = Extract<PlayerView, { phase: 'reveal' }>

/** What came of an answer: one's own, or in a round in which nobody answers alone the team's ([TE3] [TE5]). */
export type Outcome = Pick<ResultEvent, 'points' | 'fraction' | 'terms' | 'answer' | 'inWordsOfKey'> & {
  readonly isTeam?: true
}

/** [RV2] What the head of a result speaks of. */
export function outcomeOf(result: ResultEvent | undefined): Outcome | undefined {
  const together = result?.team?.answer
  if (!together || together.mean !== undefined) return result
  const { points, fraction, terms, given } = together
  return { points, fraction, terms, isTeam: true, ...(given === undefined ? {} : { answer: given }) }
}

/** [RV2] The result in a few words. Wrong is quiet: it only says what it was. */
export function headingOf(
  view: RevealView,
  outcome: Outcome | undefined,
  lang: Language,
  points = outcome?.points ?? 0,
): string {
  const words = resultWords[lang]
  const fraction = outcome?.fraction ?? 0
  if (view.voided) return words.out(view.round)
  if (fraction === 1) return (outcome?.isTeam ? words.teamRight : words.right)(signed(points, lang))
  if (fraction > 0) return (outcome?.isTeam ? words.teamPartly : words.partly)(signed(points, lang))
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

type Own = { readonly own: Answer | undefined; readonly isRight: boolean; readonly isTeam?: boolean | undefined }

/** The own answer, or the team's, in a sentence; nothing where it stands in a sentence of the question's. */
export function ownSentence(question: QuestionFace, { own, isRight, isTeam }: Own, lang: Language): string {
  const words = resultWords[lang]
  const said = saidShort(question, own, lang)
  if (!said) return isTeam ? words.teamNoAnswer : words.noAnswer
  if (question.sentence) return ''
  if (isTeam) return isRight ? words.teamChoseIt : words.teamChose(said)
  if (question.kind === 'mistake') return isRight ? words.youMarkedThem : words.youMarked(said)
  if (question.blanks) return words.youTyped(said)
  return isRight ? words.youChoseIt : words.youChose(said)
}
