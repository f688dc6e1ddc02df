import { isWhole, type Question } from '@jawab/shared/question/kinds'
import { seconds, type Instant, type Millis } from '@jawab/shared/time'
import type { StoredAnswer } from './answers.ts'
import { isIn, isPresent, type Seat } from './seats.ts'

/** [RD5] Before a round closes early, every answer has stood this long. For the host's `next` any answer counts. */
export const STOOD_FOR_EARLY_CLOSE = seconds(2)

/** [RD5] Whoever has put three of five items in their places is still at it. */
export const wholeAnswers = (question: Question, answers: readonly StoredAnswer[]) =>
  answers.filter(({ answer }) => isWhole(question, answer))

/** [RD5] After a start or an outage nobody has had time to come back, so nothing closes early. */
export const NO_EARLY_CLOSE_FOR = seconds(15)

/**
 * [RD5] Somebody is present, and everybody present has an answer that has stood for `stoodFor`.
 * Who has been gone for longer than presence lasts is not waited for.
 */
export function everybodyAnswered(
  seats: readonly Seat[],
  answers: readonly StoredAnswer[],
  at: Instant,
  stoodFor: Millis,
): boolean {
  const stands = new Set(answers.filter(({ receivedAt }) => receivedAt <= at - stoodFor).map(({ seat }) => seat))
  const present = seats.filter((seat) => isIn(seat) && isPresent(seat, at))
  return present.length > 0 && present.every(({ id }) => stands.has(id))
}
