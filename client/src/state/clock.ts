import { bestOffset, withProbe, type Probe } from '@jawab/shared/clock/offset'
import { seconds, type Instant, type Millis } from '@jawab/shared/time'

/** Asks the server for its time; nothing when the connection broke on the way. */
export type AskTime = () => Promise<Instant | undefined>

const STALE_AFTER = seconds(60)

/** [TM1] The server's time on this device: its own monotonic clock and the offset of the best of the last eight probes. */
export class Clock {
  readonly #elapsed: () => Millis
  #probes: readonly Probe[] = []
  #offset: Millis | undefined
  #sampledAt = -Infinity

  constructor(elapsed: () => Millis = () => performance.now()) {
    this.#elapsed = elapsed
  }

  /** Now on the server's clock. Before the first probe it is the device's own guess. */
  now(): Instant {
    return this.#elapsed() + (this.#offset ?? ownGuess())
  }

  /** Whether the last good sample is too old to show a countdown by. */
  get isStale() {
    return this.#elapsed() - this.#sampledAt > STALE_AFTER
  }

  /** Makes the next `isStale` true: the device may have slept, and its clock with it. */
  distrust() {
    this.#sampledAt = -Infinity
  }

  async probe(ask: AskTime, times = 1) {
    for (let done = 0; done < times; done++) {
      const sentAt = this.#elapsed()
      const serverNow = await ask()
      if (serverNow === undefined) return
      this.#take({ sentAt, serverNow, receivedAt: this.#elapsed() })
    }
  }

  #take(probe: Probe) {
    this.#probes = withProbe(this.#probes, probe)
    this.#offset = bestOffset(this.#probes)?.offset
    this.#sampledAt = probe.receivedAt
  }
}

const ownGuess = (): Millis => Date.now() - performance.now()
