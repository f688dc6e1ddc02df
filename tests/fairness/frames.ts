import type { Millis } from '@jawab/shared/time'
import type { Clock } from '../../client/src/state/clock.ts'

const FRAME: Millis = 1000 / 60

/**
 * Acts with the first frame of a display that comes no sooner than `instant` on the phone's clock: a page learns of the
 * opening as it draws. `phase` is how far apart its frames are from those of others, 0 to 1.
 */
export function withFrameAt(instant: Millis, clock: Clock, phase: number, act: () => void) {
  const now = performance.now()
  const due = Math.max(now, now + instant - clock.now())
  const frame = (Math.ceil(due / FRAME - phase) + phase) * FRAME
  const draw = () => (clock.now() >= instant ? act() : withFrameAt(instant, clock, phase, act))
  setTimeout(draw, Math.ceil(frame - now))
}
