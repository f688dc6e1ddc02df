import type { Instant } from '@jawab/shared/time'
import type { GivenAnswer, StoredAnswer } from '../../server/src/room/answers.ts'
import type { Seat } from '../../server/src/room/seats.ts'
import { answerOf } from '../support/rooms.ts'

/** What the writing process says, one line each; the last three only once the store has acknowledged it. */
export type Said =
  | { readonly about: 'opening' | 'room' }
  | { readonly about: 'failure'; readonly message: string; readonly isReadable: boolean }
  | { readonly about: 'seat'; readonly seat: Seat }
  | { readonly about: 'answer'; readonly stored: StoredAnswer }
  | { readonly about: 'change'; readonly version: number }

/** The answer a seat gives with this `seq`; another one each time. */
export const answerGiven = (seat: string, seq: number, receivedAt: Instant): GivenAnswer => ({
  ...answerOf(seat),
  seat,
  seq,
  request: `answer-${seq}`,
  answer: ['a', 'b', 'c'][seq % 3] ?? 'a',
  receivedAt,
})
