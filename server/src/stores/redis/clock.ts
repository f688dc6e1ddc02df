import { seconds, type Instant, type Millis } from '@jawab/shared/time'
import type { Platform } from '../../platform.ts'

export type Clock = { readonly now: () => Instant; readonly stop: () => void }

/** Reads the clock of the store, in milliseconds with fractions. */
type ReadTime = () => Promise<Instant>

const READ_EVERY = seconds(10)
const SAMPLES = 8

/** How much slower the clock goes while it is ahead: a question of 20 s may then take 21. */
const HELD_BACK = 0.05

/**
 * [TM0] The clock of the store, between readings driven on by the clock that only grows. Where a reading is ahead it is
 * followed at once; where it is behind, ours goes slower until they agree, for it must neither go back nor stand still.
 * Resolves when the first reading is there.
 */
export async function startClock(readTime: ReadTime, platform: Platform): Promise<Clock> {
  const course = startCourse(await readOffset(readTime, platform), platform.monotonic())
  let cancel = platform.after(READ_EVERY, adjust)

  function adjust() {
    cancel = platform.after(READ_EVERY, adjust)
    // A reading that fails is made up for by the next one.
    readOffset(readTime, platform).then(
      (offset) => course.steerTo(offset, platform.monotonic()),
      () => {},
    )
  }

  return {
    now() {
      const elapsed = platform.monotonic()
      return Math.floor(elapsed + course.offsetAt(elapsed))
    },
    stop: () => cancel(),
  }
}

/** How far the store's clock is ahead of ours, by the fastest of a few readings; it was taken half way. */
async function readOffset(readTime: ReadTime, platform: Platform): Promise<Millis> {
  let fastest = { roundTrip: Infinity, offset: 0 }
  for (let sample = 0; sample < SAMPLES; sample++) {
    const sent = platform.monotonic()
    const time = await readTime()
    const roundTrip = platform.monotonic() - sent
    if (roundTrip < fastest.roundTrip) fastest = { roundTrip, offset: time - (sent + roundTrip / 2) }
  }
  return fastest.offset
}

/** The offset over time: up in a leap, down in a slope. */
function startCourse(offset: Millis, elapsed: Millis) {
  let [from, since, target] = [offset, elapsed, offset]
  const offsetAt = (at: Millis) => Math.max(target, from - HELD_BACK * (at - since))
  return {
    offsetAt,
    steerTo(offset: Millis, at: Millis) {
      ;[from, since, target] = [Math.max(offsetAt(at), offset), at, offset]
    },
  }
}
