import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { ResultEvent } from '@jawab/shared/protocol/to-client'
import type { Millis } from '@jawab/shared/time'
import type { Happening, Receipted } from '../faults/lab/log.ts'
import type { PhonePlan, RoomPlan } from './plan.ts'
import type { GivenTap, PlayedPhone, Showing } from './played.ts'
import { pointsFor } from './worth.ts'

type Tapped = Omit<GivenTap, 'receipt'> & { readonly seq: number }
type Room = Pick<RoomPlan, 'preset' | 'limitMs' | 'timeFactor'>

/** What one phone did and was told, until it is all told at the end. */
export class Notebook {
  readonly #plan: PhonePlan
  readonly #room: Room
  readonly #taps: Tapped[] = []
  readonly #showings: Showing[] = []
  readonly #receipts = new Map<string, Receipted>()
  readonly #refusals: Refusal[] = []
  readonly #overtaken = new Set<string>()
  readonly #results = new Map<number, ResultEvent>()

  constructor(plan: PhonePlan, room: Room) {
    this.#plan = plan
    this.#room = room
  }

  /** Of what passes on the line, receipts and refusals. */
  readonly note = (happening: Happening) => {
    if (happening.about === 'refused') this.#noteRefusal(happening)
    if (happening.about !== 'receipt') return
    const key = keyOf(happening)
    // A repeated request gets the same receipt.
    if (!this.#receipts.has(key)) this.#receipts.set(key, happening)
  }

  #noteRefusal({ refusal, given }: Extract<Happening, { about: 'refused' }>) {
    this.#refusals.push(refusal)
    if (refusal === 'answer:superseded' && given) this.#overtaken.add(keyOf(given))
  }

  shown(round: number, lateMs: Millis) {
    this.#showings.push({ round, lateMs })
  }

  tapped(tap: Tapped) {
    this.#taps.push(tap)
  }

  told(result: ResultEvent) {
    this.#results.set(result.round, result)
  }

  /** All of it. */
  played(): PlayedPhone {
    const { reactions: _, ...plan } = this.#plan
    const compared = [...this.#results.values()].map((result) => this.#disagreement(result))
    return {
      ...plan,
      taps: this.#taps.filter((tap) => this.#counts(tap)).map((tap) => this.#withReceipt(tap)),
      showings: this.#showings,
      refusals: this.#refusals,
      disagreements: compared.filter((found) => found !== undefined),
      agreements: compared.filter((found) => found === undefined).length,
    }
  }

  /** [RD4] What the same phone's next answer overtook, where both waited for the opening, is no answer. */
  #counts(tap: Tapped) {
    return this.#receipts.has(keyOf(tap)) || !this.#overtaken.has(keyOf(tap))
  }

  #withReceipt({ seq, ...tap }: Tapped): GivenTap {
    const receipt = this.#receipts.get(keyOf({ round: tap.round, seq }))
    return receipt ? { ...tap, receipt: { countedMs: receipt.countedMs, creditMs: receipt.creditMs } } : tap
  }

  /** [RD4] What the round was scored by must be the last receipt, and the points those of its time. */
  #disagreement({ round, answer, countedMs, fraction, points }: ResultEvent): string | undefined {
    const last = [...this.#receipts.values()].findLast((receipt) => receipt.round === round)
    const isSame = last?.answer === answer && last?.countedMs === countedMs
    const factor = this.#plan.cheat === 'more-time' ? this.#room.timeFactor : undefined
    const due = countedMs === undefined ? 0 : fraction * pointsFor(this.#room, countedMs, factor)
    if (isSame && points === due) return undefined
    const { player, roundTrip, cheat = 'honest' } = this.#plan
    const said = `told ${answer as string} ${countedMs} ms ${points}, not ${last?.answer as string} ${last?.countedMs} ms ${due}`
    return `${cheat} ${player} at ${roundTrip} ms, round ${round}: ${said}`
  }
}

const keyOf = ({ round, seq }: { readonly round: number; readonly seq: number }) => `${round} ${seq}`
