import type { Random } from '@jawab/shared/random'
import type { Millis } from '@jawab/shared/time'

const MEDIAN_SHARE = 0.3
const SPREAD = 0.5
const FASTEST: Millis = 300
/** Who is about to tap when time is up sees that it is. */
const LEFT_AT_LEAST: Millis = 50

/** How long somebody takes who reads and then taps: log-normal, half of them within 0.3 of the limit, none beyond it. */
export function drawReaction(random: Random, limitMs: Millis): Millis {
  for (;;) {
    const drawn = MEDIAN_SHARE * limitMs * Math.exp(SPREAD * drawNormal(random))
    if (drawn >= FASTEST && drawn <= limitMs - LEFT_AT_LEAST) return drawn
  }
}

const SEES_AND_TAPS: Millis = 200
const SLOWER_BY: Millis = 250

/** How long somebody takes who taps anything as soon as there is something to tap on. */
export const drawReflex = (random: Random): Millis => SEES_AND_TAPS + SLOWER_BY * random()

/** Box and Muller's. */
const drawNormal = (random: Random) => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())
