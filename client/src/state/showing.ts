import type { View } from '@jawab/shared/protocol/views'
import type { Millis } from '@jawab/shared/time'
import type { Ticker } from './ticker.ts'

type Time = Pick<Ticker, 'isPast'>

/** [RD6] Whether the room stands still. After a resume it does so until `resumesAt`, the same instant everywhere. */
export const isPaused = ({ paused, resumesAt }: Pick<View, 'paused' | 'resumesAt'>, time: Time) =>
  paused && (resumesAt === undefined || !time.isPast(resumesAt))

/** [RD3] Whether the time to answer is over, before the room has said so. */
export const isTimeUp = (view: View, time: Time) =>
  view.phase === 'question' && !isPaused(view, time) && time.isPast(view.closesAt)

/** [TE4] [TE6] Whether teams decide together: in a huddle, and while they answer as one. */
export const isTogether = (view: View) =>
  view.phase === 'huddle' || (view.phase === 'question' && view.stage === 'team')

/** The breath between the step to the key and the key itself: phones and wall show it together, and not before. */
export const HUSH: Millis = 900
