import { seconds } from '@jawab/shared/time'
import type { Room } from '../../server/src/room/room.ts'
import type { Ways } from '../faults/lab/proxy.ts'
import { aRoom, aRound, next, withOpenRound } from '../support/rooms.ts'
import { now, PaperPlace } from './paper-place.ts'
import type { RoomPlan } from './plan.ts'

const READING = seconds(1)
const LEAD = seconds(1)
/** From one opening to the next reading, beyond the longest limit. */
const BETWEEN = seconds(3)

/**
 * A room without store and wire, on whatever clock runs here. What decides about fairness is the server's own: how round
 * trips are measured, when an answer counts, what is counted of its time, and what a phone is shown.
 */
export class PaperRoom {
  readonly #plan: RoomPlan
  readonly #places = new Set<PaperPlace>()
  #room: Room

  constructor(plan: RoomPlan) {
    const { preset, limitMs, questions, timeFactor } = plan
    this.#plan = plan
    const rules = {
      ...aRoom().rules,
      mode: 'solo',
      preset,
      ...(timeFactor === undefined ? {} : { timeFactor }),
    } as const
    const run = Array.from({ length: questions }, () => aRound({ mode: 'solo', preset, limitMs }))
    this.#room = aRoom({ rules, run })
  }

  /** The phone's end of a new line into the room. */
  lineFor(ways: Ways) {
    const place = new PaperPlace(ways, () => this.#room)
    this.#places.add(place)
    return place.line.phone
  }

  /** Plays all questions from now on, and says how long that takes. */
  play() {
    const { limitMs, questions, timeFactor = 1 } = this.#plan
    const extraMs = limitMs * (timeFactor - 1)
    const apart = READING + LEAD + limitMs + extraMs + BETWEEN
    for (let round = 1; round <= questions; round++) {
      const readAt = (round - 1) * apart
      setTimeout(() => this.#read(round), readAt)
      setTimeout(() => this.#open(round, extraMs), readAt + READING)
    }
    return questions * apart
  }

  #read(round: number) {
    const readUntil = now() + READING
    this.#show(next(this.#room, { round, phase: { name: 'reading', readUntil } }))
    for (const place of this.#places) place.measure()
  }

  #open(round: number, extraMs: number) {
    this.#show(withOpenRound(this.#room, { round, opensAt: now() + LEAD, ...(extraMs > 0 ? { extraMs } : {}) }))
  }

  #show(room: Room) {
    this.#room = room
    for (const place of this.#places) place.show()
  }
}
