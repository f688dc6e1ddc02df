import type { Instant } from '@jawab/shared/time'
import type { Platform } from '../../platform.ts'

/** [TM0] The wall clock as it was at the start, driven on by the clock that only grows; in whole milliseconds. */
export function startClock(platform: Platform): () => Instant {
  const origin = platform.wallClock() - platform.monotonic()
  return () => Math.floor(origin + platform.monotonic())
}
