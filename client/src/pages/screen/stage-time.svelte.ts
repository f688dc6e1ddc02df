import { lastClosesAt } from '@jawab/shared/clock/time-factor'
import type { ScreenView } from '@jawab/shared/protocol/views'
import type { Instant } from '@jawab/shared/time'
import type { Clock } from '../../state/clock.ts'
import { HUSH, isPaused } from '../../state/showing.ts'
import { Ticker } from '../../state/ticker.ts'

const URGENT_SECONDS = 5

/** What the server's clock makes of a view: what may be shown now, and how much time is left. */
export class StageTime {
  readonly #view: () => ScreenView
  readonly #clock: Clock
  /** For what one phase alone counts down or up. */
  readonly ticker: Ticker

  constructor(view: () => ScreenView, clock: Clock) {
    this.#view = view
    this.#clock = clock
    this.ticker = new Ticker(clock)
  }

  /**
   * How long ago something was when this stage first comes to show it, as a length of CSS. Motion is delayed by
   * `calc(0ms - var(--since))`, so that all stages move together, one that comes late joins in, and one that comes
   * too late sees how it ended.
   */
  since(at: Instant): string {
    return `${Math.max(0, Math.round(this.#clock.now() - at))}ms`
  }

  /** The breath before the key: it is known here, and not to be seen yet. */
  readonly isHushed = $derived.by(() => {
    const view = this.#view()
    return view.phase === 'reveal' && view.step === 'key' && !this.ticker.isPast(view.phaseAt + HUSH)
  })

  /** [RD6] Paused, or about to go on: nothing of the question is shown. */
  readonly isPaused = $derived.by(() => isPaused(this.#view(), this.ticker))

  /** What people do against the clock: answer, or talk before they answer together ([TE4]). */
  readonly #run = $derived.by(() => {
    const view = this.#view()
    if (view.phase === 'question') {
      const { opensAt, closesAt, limitMs } = view
      return { from: opensAt, until: closesAt, last: lastClosesAt(view), length: limitMs }
    }
    if (view.phase !== 'huddle') return undefined
    const { phaseAt, until } = view
    return { from: phaseAt, until, last: until, length: until - phaseAt }
  })

  /** [RD2] [RD3] [TM4] Where it stands: options to come, to be seen, for some still open, or closed by the time itself. */
  readonly round: 'coming' | 'open' | 'extra' | 'over' = $derived.by(() => {
    const run = this.#run
    if (!run || this.ticker.isPast(run.last)) return 'over'
    if (!this.ticker.isPast(run.from)) return 'coming'
    return this.ticker.isPast(run.until) ? 'extra' : 'open'
  })

  readonly secondsLeft = $derived.by(() => (this.#run ? this.ticker.secondsUntil(this.#run.until) : 0))

  /** The share of the time to answer or to talk that is left, 1 to 0. */
  readonly left = $derived.by(() => (this.#run ? this.ticker.shareUntil(this.#run.until, this.#run.length) : 1))

  readonly isUrgent = $derived(this.round === 'open' && !this.isPaused && this.secondsLeft <= URGENT_SECONDS)

  /** The share of the reading time that has passed, 0 to 1. */
  readonly read = $derived.by(() => {
    const view = this.#view()
    if (view.phase !== 'reading' || this.isPaused) return 0
    return this.ticker.shareSince(view.phaseAt, view.readUntil - view.phaseAt)
  })
}
