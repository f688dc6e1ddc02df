import type { View } from '@jawab/shared/protocol/views'
import type { Millis } from '@jawab/shared/time'
import type { Clock } from './clock.ts'
import { nextKnownInstant } from './watch.ts'

type Timer = ReturnType<typeof setTimeout>

type Line = {
  readonly clock: Clock
  /** Asks the server for a sign of life; never settles when none comes. */
  readonly probe: () => Promise<void>
  readonly giveUp: () => void
}

const SUSPICIOUS_AFTER: Millis = 1500

/** Finds a dead line long before the ping would: what is late is asked after, and silence to that is the proof. */
export class Suspicion {
  readonly #line: Line
  #watch: Timer | undefined
  #doubt: Timer | undefined

  constructor(line: Line) {
    this.#line = line
  }

  /** Suspects the line if `isStillMissing` when an answer should long have come. */
  expect(isStillMissing: () => boolean) {
    setTimeout(() => isStillMissing() && this.suspect(), SUSPICIOUS_AFTER)
  }

  /** Suspects the line when an instant that must bring a view has passed without one. */
  watchOver(view: View) {
    clearTimeout(this.#watch)
    const now = this.#line.clock.now()
    const instant = nextKnownInstant(view, now)
    if (instant === undefined) return
    const overdue = () => {
      this.suspect()
      this.watchOver(view)
    }
    this.#watch = setTimeout(overdue, instant - now + SUSPICIOUS_AFTER)
  }

  suspect() {
    if (this.#doubt) return
    this.#doubt = setTimeout(this.#line.giveUp, SUSPICIOUS_AFTER)
    void this.#line.probe().then(() => this.#trust())
  }

  /** The line is gone, or another takes its place. */
  rest() {
    clearTimeout(this.#watch)
    this.#trust()
  }

  #trust() {
    clearTimeout(this.#doubt)
    this.#doubt = undefined
  }
}
