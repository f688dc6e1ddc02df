import { seconds, type Instant } from '@jawab/shared/time'
import type { PayloadOf } from '../../client/src/state/wire.ts'
import type { Connection } from '../../server/src/gateway/connection.ts'
import { measure, measureAtEntry } from '../../server/src/gateway/measuring.ts'
import { receiptOf } from '../../server/src/gateway/playing.ts'
import { createRoundTrips } from '../../server/src/gateway/round-trips.ts'
import { realPlatform } from '../../server/src/platform.ts'
import { takeAnswer, type StoredAnswer } from '../../server/src/room/answers.ts'
import type { Room } from '../../server/src/room/room.ts'
import type { Seat } from '../../server/src/room/seats.ts'
import { playerView } from '../../server/src/room/views.ts'
import type { Ways } from '../faults/lab/proxy.ts'
import { aQuestion, askFor } from '../support/rooms.ts'
import { layPaperLine, type PaperLine } from './paper-line.ts'

/** One phone's place in a room on paper: seat, answers, and what was measured of its line. */
export class PaperPlace {
  readonly line: PaperLine
  readonly #room: () => Room
  readonly #connection: Connection
  #seat: Seat | undefined
  #standing: { readonly round: number; readonly stored: StoredAnswer } | undefined

  constructor(ways: Ways, room: () => Room) {
    this.#room = room
    this.line = layPaperLine(ways, (name, payload) => {
      if (name === 'seat:take') return this.#take(payload as PayloadOf<'seat:take'>)
      if (name === 'seat:change') return this.#change(payload as PayloadOf<'seat:change'>)
      if (name === 'answer:submit') return this.#submit(payload as PayloadOf<'answer:submit'>)
      return { ok: true, now: now() }
    })
    this.#connection = measuredOn(this.line)
  }

  show() {
    const room = this.#room()
    const question = aQuestion()
    const seats = { taken: 0, present: 0, byTeam: {} }
    this.line.send('view', playerView({ room, at: now(), question, seats, teamPoints: {}, joinUrl: '' }, 'en'))
  }

  measure() {
    measure(this.#connection, realPlatform)
  }

  #take({ name }: PayloadOf<'seat:take'>) {
    const given = { epoch: 1, removed: false, waiting: false, lastSeenAt: now(), requestUntil: now() }
    this.#seat = { ...askFor(name), ...given }
    measureAtEntry(this.#connection, realPlatform)
    return { ok: true, seat: { id: this.#seat.id, name }, token: '' }
  }

  #change({ timeFactor }: PayloadOf<'seat:change'>) {
    if (this.#seat && timeFactor !== undefined) this.#seat = { ...this.#seat, timeFactor }
    return { ok: true }
  }

  #submit({ round, answer, seq, request, claimMs }: PayloadOf<'answer:submit'>) {
    const minRttMs = this.#connection.roundTrips.least()
    const standing = this.#standing?.round === round ? this.#standing.stored : undefined
    const taken = takeAnswer(this.#room(), this.#seat, standing, {
      seat: this.#seat?.id ?? '',
      epoch: 1,
      round,
      stage: 'solo',
      answer,
      seq,
      request,
      receivedAt: now(),
      ...(claimMs === undefined ? {} : { claimMs }),
      ...(minRttMs === undefined ? {} : { minRttMs }),
    })
    if (!taken.ok) return { ok: false, refusal: taken.refusal }
    this.#standing = { round, stored: taken.stored }
    return { ok: true, ...receiptOf(taken.stored) }
  }
}

/** [TM0] How far the store's clock is from those of the phones: nothing may depend on what theirs say by themselves. */
const STORE_AHEAD = seconds(2.5)

/** The store's time, in whole milliseconds as it comes from there. */
export const now = (): Instant => Math.floor(performance.timeOrigin + performance.now() + STORE_AHEAD)

/** [TM2] The part of a connection that the server measures by. */
function measuredOn(line: PaperLine): Connection {
  const emit = (event: string, echo: object, back: (error: unknown, echoed: unknown) => void) =>
    line.send(event, echo, (echoed) => back(undefined, echoed))
  return { roundTrips: createRoundTrips(), socket: { timeout: () => ({ emit }) } } as unknown as Connection
}
