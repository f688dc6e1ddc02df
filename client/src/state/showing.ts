import type { View } from '@jawab/shared/protocol/views'
import type { Instant, Millis } from '@jawab/shared/time'

/** [RD6] Whether the room stands still at `now`. After a resume it does so until `resumesAt`, the same instant everywhere. */
export const isPaused = ({ paused, resumesAt }: Pick<View, 'paused' | 'resumesAt'>, now: Instant) =>
  paused && (resumesAt === undefined || now < resumesAt)

/** The breath between the step to the key and the key itself: phones and wall show it together, and not before. */
export const HUSH: Millis = 900
