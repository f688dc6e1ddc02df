import type { Language } from '@jawab/shared/language'
import type { Answer, KindName, QuestionFace } from '@jawab/shared/question/kinds'
import { saidShort } from './named.ts'
import { pileIdsOf } from './piles.ts'

/** A question and what is right in it, where that is known: the key, and what a host has accepted beside it ([PT10]). */
export type Revealed = {
  readonly question: QuestionFace
  readonly key?: Answer | undefined
  readonly alsoKeys?: readonly Answer[] | undefined
}

/** All that is right, the key first. */
export const rightAnswers = ({ key, alsoKeys = [] }: Revealed): readonly Answer[] =>
  key === undefined ? [] : [key, ...alsoKeys]

/** What is marked as right among the options: where one is picked all that are right, else the key alone. */
export function markedKey(revealed: Revealed): Answer | undefined {
  const all = rightAnswers(revealed)
  return all.length > 1 && picksOne(revealed) ? all.map(String) : revealed.key
}

/** What is right beside what is marked, in short; nothing where nothing else is. */
export function alsoSaid(revealed: Revealed, lang: Language): string {
  const others = picksOne(revealed) ? [] : rightAnswers(revealed).slice(1)
  return others.map((answer) => saidShort(revealed.question, answer, lang)).join('; ')
}

const picksOne = ({ question, key }: Revealed) => question.options.length > 0 && typeof key === 'string'

/** Of these a set is right as a whole, so that the options of two sets are not to be mixed. */
const sets: readonly KindName[] = ['several', 'mistake']

/** [RV1] The piles of a spread on which right answers lie. */
export const rightPiles = (revealed: Revealed): readonly string[] =>
  sets.includes(revealed.question.kind)
    ? pileIdsOf(revealed.question, revealed.key)
    : rightAnswers(revealed).flatMap((answer) => pileIdsOf(revealed.question, answer))

/** The right answer that somebody has given who had it all right, in whatever spelling: as far as can be told, theirs. */
export function hadOf(revealed: Revealed, own: Answer | undefined): Answer | undefined {
  const piles = (answer: Answer | undefined) => pileIdsOf(revealed.question, answer).join()
  return rightAnswers(revealed).find((answer) => piles(answer) === piles(own)) ?? revealed.key
}
