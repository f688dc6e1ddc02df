import { lastClosesAt } from '@jawab/shared/clock/time-factor'
import type { ScreenView } from '@jawab/shared/protocol/views'
import type { Instant, Millis } from '@jawab/shared/time'
import { untrack } from 'svelte'
import type { Clock } from '../../state/clock.ts'
import { HUSH, isPaused } from '../../state/showing.ts'
import { Ticker } from '../../state/ticker.ts'

const URGENT_SECONDS = 5

/** What the server's clock makes of a view: what may be shown now, and how much time is left. */
export class StageTime {
  readonly #view: () => ScreenView
  readonly #ticker: Ticker

  constructor(view: () => ScreenView, clock: Clock) {
    this.#view = view
    this.#ticker = new Ticker(clock)
  }

  get now(): Instant {
    return this.#ticker.now
  }

  /**
   * How long ago something was when this stage first comes to show it, as a length of CSS. Motion is delayed by
   * `calc(0ms - var(--since))`, so that all stages move together, one that comes late joins in, and one that comes
   * too late sees how it ended.
   */
  since(at: Instant): string {
    return untrack(() => `${Math.max(0, Math.round(this.now - at))}ms`)
  }

  /** How far something has come that began at an instant, 0 to 1. */
  shareSince(at: Instant, length: Millis): number {
    return 1 - this.#ticker.shareUntil(at + length, length)
  }

  /** The breath before the key: it is known here, and not to be seen yet. */
  readonly isHushed = $derived.by(() => {
    const view = this.#view()
    return view.phase === 'reveal' && view.step === 'key' && this.now < view.phaseAt + HUSH
  })

  /** [RD6] Paused, or about to go on: nothing of the question is shown. */
  readonly isPaused = $derived.by(() => {
    const view = this.#view()
    return view.paused && isPaused(view, this.#ticker.now)
  })

  /** [RD2] [RD3] [TM4] Where an open round stands: options to come, to be seen, for some still open, or over by itself. */
  readonly round: 'coming' | 'open' | 'extra' | 'over' = $derived.by(() => {
    const view = this.#view()
    if (view.phase !== 'question') return 'over'
    if (this.#ticker.now < view.opensAt) return 'coming'
    if (this.#ticker.now < view.closesAt) return 'open'
    return this.#ticker.now < lastClosesAt(view) ? 'extra' : 'over'
  })

  readonly secondsLeft = $derived.by(() => {
    const view = this.#view()
    return view.phase === 'question' ? this.#ticker.secondsUntil(view.closesAt) : 0
  })

  /** The share of the time to answer that is left, 1 to 0. */
  readonly left = $derived.by(() => {
    const view = this.#view()
    return view.phase === 'question' ? this.#ticker.shareUntil(view.closesAt, view.limitMs) : 1
  })

  readonly isUrgent = $derived(this.round === 'open' && !this.isPaused && this.secondsLeft <= URGENT_SECONDS)

  /** The share of the reading time that has passed, 0 to 1. */
  readonly read = $derived.by(() => {
    const view = this.#view()
    if (view.phase !== 'reading' || this.isPaused) return 0
    return 1 - this.#ticker.shareUntil(view.readUntil, view.readUntil - view.phaseAt)
  })
}
