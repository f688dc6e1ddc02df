import type { Receipt, StandingAnswer } from '@jawab/shared/protocol/to-server'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { Answer } from '@jawab/shared/question/kinds'
import type { Certainty } from '@jawab/shared/question/certainty'
import type { Stage } from '@jawab/shared/teams/modes'
import type { Millis } from '@jawab/shared/time'
import type { Connection } from '../../state/connection.svelte.ts'
import { drawId } from '../../state/ids.ts'

/** Why the last answer given does not count; `standing` does, if there is one. */
export type NotCounted = 'too-late' | 'paused' | 'refused'

/** What is answered: a round, or one of its two stages ([TE4]). */
type Asked = { readonly round: number; readonly stage: Stage }

/**
 * This seat's answer in one stage of a round: what is painted here, what is on its way, and what is stored ([RD4]). In a
 * team stage it is what the member backs as the answer of the team ([TE6]).
 */
export class Answering {
  readonly round: number
  readonly stage: Stage
  /** What the phone shows as chosen. */
  picked = $state.raw<Answer>()
  /** The answer that counts so far. */
  standing = $state.raw<StandingAnswer>()
  /** [PT4] How sure, once that was said; it goes out with the next answer. */
  certainty = $state<Certainty>()
  isWaiting = $state(false)
  /** Why the last answer was not taken. */
  refused = $state<Refusal>()

  readonly #connection: Connection
  readonly #onSaved: () => void
  #seq = 0
  #shownAt: Millis | undefined
  #pausedBefore: Millis = 0

  constructor({ round, stage }: Asked, connection: Connection, onSaved = () => {}) {
    this.round = round
    this.stage = stage
    this.#connection = connection
    this.#onSaved = onSaved
  }

  get receipt(): Receipt | undefined {
    return this.standing?.receipt
  }

  get notCounted(): NotCounted | undefined {
    return this.refused && reasonOf(this.refused)
  }

  /** What is painted is what is stored. */
  get isSaved() {
    return this.standing !== undefined && !this.isWaiting
  }

  /** Takes over what the server holds for this seat, after a reload or a lost line. */
  adopt(standing: StandingAnswer) {
    this.#keep(standing)
    if (!this.isWaiting) this.#paint()
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
    this.refused = undefined
    const claimMs = this.#claim(pausedMs)
    const said = this.certainty === undefined ? {} : { certainty: this.certainty }
    const reply = await this.#connection.ask('answer:submit', {
      round: this.round,
      stage: this.stage,
      answer,
      seq,
      request: drawId(),
      ...said,
      ...(claimMs === undefined ? {} : { claimMs }),
    })
    const isLatest = seq === this.#seq
    if (reply.ok) this.#keep({ answer, seq, receipt: reply, ...said })
    else if (reply.standing) this.#keep(reply.standing)
    if (isLatest) this.#settle(reply.ok ? undefined : reply.refusal)
    if (isLatest && reply.ok) this.#onSaved()
  }

  #keep(standing: StandingAnswer) {
    // The next change must count more than what stands, wherever that was given.
    this.#seq = Math.max(this.#seq, standing.seq)
    if (!this.standing || standing.seq >= this.standing.seq) this.standing = standing
  }

  #settle(refusal: Refusal | undefined) {
    this.isWaiting = false
    this.refused = refusal
    if (refusal) this.#paint()
  }

  #paint() {
    this.picked = this.standing?.answer
    this.certainty = this.standing?.certainty
  }

  #claim(pausedMs: Millis): Millis | undefined {
    if (this.#shownAt === undefined) return undefined
    return Math.max(0, Math.round(performance.now() - this.#shownAt - (pausedMs - this.#pausedBefore)))
  }
}

function reasonOf(refusal: Refusal): NotCounted | undefined {
  if (refusal === 'answer:superseded') return undefined
  if (refusal === 'answer:too-late') return 'too-late'
  return refusal === 'round:paused' ? 'paused' : 'refused'
}
