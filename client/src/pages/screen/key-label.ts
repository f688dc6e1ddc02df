import { stageWords } from '../../i18n/stage.ts'
import type { RevealView } from './phase-views.ts'

/** What so many options are that the key names: right, or the sentences that are not. */
export function keyLabel({ question, lang }: Pick<RevealView, 'question' | 'lang'>, count: number): string {
  const words = stageWords[lang]
  if (question.kind === 'mistake') return count > 1 ? words.wrongSentences : words.wrongSentence
  return count > 1 ? words.rightAnswers : words.rightAnswer
}
