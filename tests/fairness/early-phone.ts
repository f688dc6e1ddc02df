import type { Answer } from '@jawab/shared/question/kinds'
import type { Instant, Millis } from '@jawab/shared/time'
import { drawId } from '../../client/src/state/ids.ts'
import { Phone, type QuestionView } from './phone.ts'

/** How often the same answer is sent around the instant from which it counts: the first that is not too early stands. */
const COPIES = 8
/** How far around it, and by how much further for each millisecond of round trip. */
const AROUND: Millis = 60
const AROUND_SHARE = 0.1

/** A client that does not wait for the opening to use what has come a lead before it ([RD2]). */
export class EarlyPhone extends Phone {
  protected override play(view: QuestionView) {
    const seenAt = this.connection.clock.now()
    this.reactionsTo(view.round).forEach((reaction, at) => {
      this.notes.tapped({ round: view.round, at, seq: at + 1, trueMs: reaction })
      const tapAt = this.plan.cheat === 'pre-timed' ? seenAt : seenAt + reaction
      this.#submit(view, at + 1, tapAt)
    })
  }

  /** Sends an answer at that instant, or so that it arrives with the opening, if it would arrive before. */
  #submit(view: QuestionView, seq: number, tapAt: Instant) {
    const around = AROUND + AROUND_SHARE * this.plan.roundTrip
    const arrivesWithOpening = view.opensAt - this.plan.roundTrip / 2
    const answer = this.answerTo(view)
    const request = drawId()
    const send = (at: Instant) => this.#sendAt(at, view, { answer, seq, request })
    if (tapAt >= arrivesWithOpening + around) return send(tapAt)
    for (let copy = 0; copy < COPIES; copy++) {
      const due = Math.max(tapAt, arrivesWithOpening - around + (2 * around * copy) / (COPIES - 1))
      // In order: of two that wait for the opening, the second is not to overtake the first.
      send(due + seq)
    }
  }

  /** It claims what an honest phone would, had its player tapped then; nothing at all before the opening. */
  #sendAt(at: Instant, { round, opensAt }: QuestionView, given: Given) {
    const { clock } = this.connection
    const send = () => {
      const claimMs = this.plan.cheat === 'pre-timed' ? 0 : Math.max(0, Math.round(clock.now() - opensAt))
      void this.connection.ask('answer:submit', { round, stage: 'solo', ...given, claimMs })
    }
    setTimeout(send, Math.max(0, at - clock.now()))
  }
}

type Given = { readonly answer: Answer; readonly seq: number; readonly request: string }
