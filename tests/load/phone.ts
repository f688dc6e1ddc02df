import { bestOffset, withProbe, type Probe } from '@jawab/shared/clock/offset'
import { drawBelow, type Random } from '@jawab/shared/random'
import type { PlayerView } from '@jawab/shared/protocol/views'
import type { Instant, Millis } from '@jawab/shared/time'
import { Line } from './line.ts'

/** What a phone noted of one round, on this machine's clock. */
export type RoundNotes = {
  readonly shownAt?: Instant
  /** How far from the instant the server meant. */
  readonly shownOff?: Millis
  readonly receiptAt?: Instant
  readonly receiptAfter?: Millis
  readonly resultAt?: Instant
  readonly refusal?: string
}

type PhoneSettings = {
  readonly base: string
  readonly room: string
  readonly code: string
  readonly name: string
  readonly random: Random
  /** Answers come within so long after the options are shown. */
  readonly window: Millis
  readonly noted: (round: number, note: RoundNotes) => void
  /** Told of everything that is received; one phone of a crowd notes what a floor has to send. */
  readonly heard?: (name: string, said: unknown) => void
}

const PROBES_AT_ENTRY = 4
const FASTEST: Millis = 200

/** This machine's clock, which the servers share, finer than whole milliseconds. */
export const machineNow = (): Instant => performance.timeOrigin + performance.now()

/** A phone as a server sees it: joins, probes the time, echoes, answers every question once, by chance. */
export class Phone {
  readonly line: Line
  readonly #settings: PhoneSettings
  #probes: readonly Probe[] = []
  #round = 0

  constructor(settings: PhoneSettings) {
    this.#settings = settings
    this.line = new Line(settings.base, (name, said, reply) => this.#hear(name, said, reply))
  }

  /** Resolves when it has a seat, and an idea of the time. */
  async join() {
    await this.line.opened()
    const { room, code, name, random } = this.#settings
    const request = `${name}-${'0'.repeat(32)}-${drawBelow(random, 1e9)}`
    const taken = await this.line.ask<{ ok: boolean; refusal?: string }>('seat:take', { room, code, name, request })
    if (!taken.ok) throw new Error(`${name} got no seat: ${taken.refusal}`)
    this.#settings.heard?.('reply seat:take', taken)
    for (let probed = 0; probed < PROBES_AT_ENTRY; probed++) await this.#probe()
  }

  #hear(name: string, said: unknown, reply: (echoed: unknown) => void) {
    if (name === 'echo') reply(said)
    if (name === 'view') this.#see(said as PlayerView)
    if (name === 'result') this.#settings.noted((said as { round: number }).round, { resultAt: machineNow() })
    this.#settings.heard?.(name, said)
  }

  #see(view: PlayerView) {
    // [TM1] One probe before each question.
    if (view.phase === 'reading') void this.#probe()
    if (view.phase !== 'question' || view.round === this.#round) return
    this.#round = view.round
    const { round, opensAt, question } = view
    const options = question?.kind === 'choice' ? question.options.map(({ id }) => id) : []
    const answer = options[drawBelow(this.#settings.random, options.length)]
    setTimeout(() => this.#show(round, opensAt, answer), opensAt - this.#now())
  }

  #show(round: number, opensAt: Instant, answer: string | undefined) {
    const shownAt = machineNow()
    this.#settings.noted(round, { shownAt, shownOff: shownAt - opensAt })
    const { random, window } = this.#settings
    const thinks = FASTEST + (window - FASTEST) * random()
    setTimeout(() => void this.#answer(round, answer, shownAt), thinks)
  }

  async #answer(round: number, answer: string | undefined, shownAt: Instant) {
    const sentAt = machineNow()
    const claimMs = Math.round(sentAt - shownAt)
    const request = `${round}-${drawBelow(this.#settings.random, 1e15)}-answer`
    const given = { round, stage: 'solo', answer, seq: 1, request, claimMs }
    const reply = await this.line.ask<{ ok: boolean; refusal?: string }>('answer:submit', given)
    const receiptAt = machineNow()
    this.#settings.heard?.('reply answer:submit', reply)
    this.#settings.noted(round, {
      receiptAt,
      receiptAfter: receiptAt - sentAt,
      ...(reply.ok ? {} : { refusal: reply.refusal ?? 'unknown' }),
    })
  }

  async #probe() {
    const sentAt = performance.now()
    const { now } = await this.line.ask<{ now: Instant }>('clock:probe', {})
    this.#probes = withProbe(this.#probes, { sentAt, serverNow: now, receivedAt: performance.now() })
  }

  /** The server's time, as this phone knows it. */
  #now(): Instant {
    return performance.now() + (bestOffset(this.#probes)?.offset ?? performance.timeOrigin)
  }
}
