import type { Instant, Millis } from '@jawab/shared/time'
import { createSubscriber } from 'svelte/reactivity'
import type { Clock } from './clock.ts'

/** A line across a phone drains by so many steps that none of them is seen. */
const STEPS = 400
const FRAME: Millis = 1000 / 60
/** How soon a clock that was set right meanwhile is noticed. */
const LONGEST_SLEEP: Millis = 250

/**
 * A clock to look at: whoever reads it while rendering is rendered again as soon as it would say something else, and
 * not before, since between two of its figures a phone should rest. It shows time and decides nothing.
 */
export class Ticker {
  readonly #clock: Clock
  /** Rendering is to be done again at this instant: the soonest that any reader waits for. */
  #due: Instant = Infinity
  #timer: ReturnType<typeof setTimeout> | undefined
  /** There only while somebody looks. */
  #render: (() => void) | undefined
  readonly #watch = createSubscriber((update) => {
    this.#render = update
    return () => this.#rest()
  })

  constructor(clock: Clock) {
    this.#clock = clock
  }

  /** Whether that instant has come. */
  isPast(instant: Instant): boolean {
    const isPast = this.#clock.now() >= instant
    if (!isPast) this.#wakeAt(instant)
    return isPast
  }

  /** Whole seconds until then, 0 from then on: the figure of a countdown. */
  secondsUntil(instant: Instant): number {
    const seconds = Math.max(0, Math.ceil((instant - this.#clock.now()) / 1000))
    if (seconds > 0) this.#wakeAt(instant - (seconds - 1) * 1000)
    return seconds
  }

  /** The share of `length` that is left until then, 1 to 0: the line of a countdown. */
  shareUntil(instant: Instant, length: Millis): number {
    return 1 - this.shareSince(instant - length, length)
  }

  /** The share of `length` that has passed since then, 0 to 1. */
  shareSince(instant: Instant, length: Millis): number {
    const now = this.#clock.now()
    const share = length > 0 ? (now - instant) / length : 1
    if (share < 1) this.#wakeAt(Math.max(instant, now + Math.max(FRAME, length / STEPS)))
    return Math.min(1, Math.max(0, share))
  }

  /**
   * Until then as a delay of CSS, as things stand now. What has begun already gets a negative one,
   * so that whoever comes late sees it under way, or at its end.
   */
  delayUntil(instant: Instant): string {
    return `${Math.round(instant - this.#clock.now())}ms`
  }

  #wakeAt(instant: Instant) {
    this.#watch()
    if (!this.#render || instant >= this.#due) return
    this.#due = instant
    this.#sleep()
  }

  #sleep() {
    clearTimeout(this.#timer)
    const left = Math.ceil(this.#due - this.#clock.now())
    this.#timer = setTimeout(
      () => (this.#clock.now() < this.#due ? this.#sleep() : this.#wake()),
      Math.min(left, LONGEST_SLEEP),
    )
  }

  #wake() {
    this.#due = Infinity
    this.#render?.()
  }

  #rest() {
    clearTimeout(this.#timer)
    this.#due = Infinity
    this.#render = undefined
  }
}
