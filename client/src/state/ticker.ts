import type { Instant, Millis } from '@jawab/shared/time'
import { createSubscriber } from 'svelte/reactivity'
import type { Clock } from './clock.ts'

/** A clock to look at: whoever reads `now` while rendering is rendered again each frame. It shows time and decides nothing. */
export class Ticker {
  readonly #clock: Clock
  readonly #watch = createSubscriber((update) => {
    const tick = () => {
      update()
      frame = requestAnimationFrame(tick)
    }
    let frame = requestAnimationFrame(tick)
    return () => cancelAnimationFrame(frame)
  })

  constructor(clock: Clock) {
    this.#clock = clock
  }

  get now(): Instant {
    this.#watch()
    return this.#clock.now()
  }

  /** Whole seconds until then, 0 from then on: the figure of a countdown. */
  secondsUntil(instant: Instant): number {
    return Math.max(0, Math.ceil((instant - this.now) / 1000))
  }

  /** The share of `length` that is left until then, 1 to 0: the line of a countdown. */
  shareUntil(instant: Instant, length: Millis): number {
    return length > 0 ? Math.min(1, Math.max(0, (instant - this.now) / length)) : 0
  }

  /** The share of `length` that has passed since then, 0 to 1. Whoever sees 1 is rendered no more. */
  shareSince(instant: Instant, length: Millis): number {
    const share = (this.#clock.now() - instant) / length
    if (share < 1) this.#watch()
    return Math.min(1, Math.max(0, share))
  }

  /**
   * Until then as a delay of CSS, as things stand now. What has begun already gets a negative one,
   * so that whoever comes late sees it under way, or at its end.
   */
  delayUntil(instant: Instant): string {
    return `${Math.round(instant - this.#clock.now())}ms`
  }
}
