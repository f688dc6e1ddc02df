import type { Receipt, StandingAnswer } from '@jawab/shared/protocol/to-server'
import type { Answer } from '@jawab/shared/question/kinds'
import type { Millis } from '@jawab/shared/time'
import type { Connection } from '../../state/connection.svelte.ts'
import { drawId } from '../../state/ids.ts'

/** Why the last answer given does not count; `standing` does, if there is one. */
export type NotCounted = 'too-late' | 'paused' | 'refused'

/** This seat's answer to one round: what is painted here, what is on its way, and what is stored ([RD4]). */
export class Answering {
  readonly round: number
  /** What the phone shows as chosen. */
  picked = $state.raw<Answer>()
  /** The answer that counts so far. */
  standing = $state.raw<StandingAnswer>()
  isWaiting = $state(false)
  notCounted = $state<NotCounted>()

  readonly #connection: Connection
  readonly #onSaved: () => void
  #seq = 0
  #shownAt: Millis | undefined
  #pausedBefore: Millis = 0

  constructor(round: number, connection: Connection, onSaved = () => {}) {
    this.round = round
    this.#connection = connection
    this.#onSaved = onSaved
  }

  get receipt(): Receipt | undefined {
    return this.standing?.receipt
  }

  /** What is painted is what is stored. */
  get isSaved() {
    return this.standing !== undefined && !this.isWaiting
  }

  /** Takes over what the server holds for this seat, after a reload or a lost line. */
  adopt(standing: StandingAnswer) {
    this.#keep(standing)
    if (!this.isWaiting) this.picked = standing.answer
  }

  /** [TM3] The options have just become visible here; `pausedMs` as the round then says. */
  show(pausedMs: Millis) {
    if (this.#shownAt !== undefined) return
    this.#shownAt = performance.now()
    this.#pausedBefore = pausedMs
  }

  /** Sends an answer, as often as the person changes it. Without a line it waits here with its own `seq` and claim. */
  async give(answer: Answer, pausedMs: Millis) {
    const seq = ++this.#seq
    this.picked = answer
    this.isWaiting = true
    this.notCounted = undefined
    const claimMs = this.#claim(pausedMs)
    const reply = await this.#connection.ask('answer:submit', {
      round: this.round,
      stage: 'solo',
      answer,
      seq,
      request: drawId(),
      ...(claimMs === undefined ? {} : { claimMs }),
    })
    const isLatest = seq === this.#seq
    if (reply.ok) this.#keep({ answer, seq, receipt: reply })
    else if (reply.standing) this.#keep(reply.standing)
    if (isLatest) this.#settle(reply.ok ? undefined : reply.refusal)
    if (isLatest && reply.ok) this.#onSaved()
  }

  #keep(standing: StandingAnswer) {
    // The next change must count more than what stands, wherever that was given.
    this.#seq = Math.max(this.#seq, standing.seq)
    if (!this.standing || standing.seq >= this.standing.seq) this.standing = standing
  }

  #settle(refusal: string | undefined) {
    this.isWaiting = false
    if (refusal === undefined) return
    this.notCounted = reasonOf(refusal)
    this.picked = this.standing?.answer
  }

  #claim(pausedMs: Millis): Millis | undefined {
    if (this.#shownAt === undefined) return undefined
    return Math.max(0, Math.round(performance.now() - this.#shownAt - (pausedMs - this.#pausedBefore)))
  }
}

function reasonOf(refusal: string): NotCounted | undefined {
  if (refusal === 'answer:superseded') return undefined
  if (refusal === 'answer:too-late') return 'too-late'
  return refusal === 'round:paused' ? 'paused' : 'refused'
}
