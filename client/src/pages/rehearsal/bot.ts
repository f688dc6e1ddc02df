import type { Random } from '@jawab/shared/random'
import { seconds, type Millis } from '@jawab/shared/time'
import type { GivenMark } from '@jawab/shared/protocol/marks'
import type { OwnSeat } from '@jawab/shared/protocol/to-client'
import type { View } from '@jawab/shared/protocol/views'
import type { Connection } from '../../state/connection.svelte.ts'
import { drawId } from '../../state/ids.ts'
import { Ticking } from '../../state/ticking.svelte.ts'
import type { Ask } from '../../state/wire.ts'
import { guess } from './guess.ts'

type BotParts = {
  readonly pin: string
  readonly name: string
  readonly team: string | undefined
  readonly connection: Connection
  readonly random: Random
  /** The seat of an earlier rehearsal in this room, and what to do with a new one. */
  readonly token: string | undefined
  readonly keepToken: (token: string) => void
}

const SLOWEST: Millis = seconds(12)
const SILENT_SHARE = 0.1
const CHANGING_SHARE = 0.2
const TICKED_SHARE = 0.4

/** A player of a rehearsal: a real seat over the real wire, with nobody at it. */
export class Bot {
  readonly #parts: BotParts
  readonly #timers = new Set<ReturnType<typeof setTimeout>>()
  #token: string | undefined
  #team: string | undefined
  #round = 0
  #markedRound = 0
  #mark: GivenMark | undefined
  #seq = 0

  constructor(parts: BotParts) {
    this.#parts = parts
    this.#token = parts.token
    parts.connection.on('view', (view) => this.#see(view))
    parts.connection.on('seat', (seat) => (this.#team = seat.team))
    parts.connection.on('marks', ({ marks: [mark] = [] }) => this.#hear(mark))
    parts.connection.open((ask) => this.#sitDown(ask))
  }

  leave() {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#parts.connection.close()
  }

  async #sitDown(ask: Ask) {
    const { pin, name, team, keepToken } = this.#parts
    if (this.#token) {
      const back = await ask('seat:resume', { room: pin, token: this.#token })
      if (back.ok) return this.#takeSeat(back)
    }
    const taken = await ask('seat:take', { room: pin, name, request: drawId(), ...(team ? { team } : {}) })
    if (!taken.ok) return
    this.#token = taken.token
    keepToken(taken.token)
    this.#takeSeat(taken)
  }

  #takeSeat({ seat, view }: { readonly seat: OwnSeat; readonly view?: View }) {
    this.#team = seat.team
    this.#see(view)
  }

  /** Thinks about every question once; a view that comes again changes nothing, and one who waits at the door sees none. */
  #see(view: View | undefined) {
    if (view?.phase === 'marking') this.#tick(view)
    if (view?.phase !== 'question' || !view.question || view.round === this.#round) return
    this.#round = view.round
    this.#seq = 0
    const { random, connection } = this.#parts
    if (random() < SILENT_SHARE) return
    const { question, round, opensAt, limitMs } = view
    const thinking = Math.min(SLOWEST, limitMs * 0.8) * (0.1 + 0.9 * random())
    const answer = () => void this.#answer(round, guess(question, random))
    this.#after(opensAt - connection.clock.now() + thinking, answer)
    if (random() < CHANGING_SHARE) this.#after(opensAt - connection.clock.now() + thinking * 1.15, answer)
  }

  async #answer(round: number, answer: ReturnType<typeof guess>) {
    const seq = ++this.#seq
    await this.#parts.connection.ask('answer:submit', { round, stage: 'solo', answer, seq, request: drawId() })
  }

  /** [RV3] Ticks with the team what another covered, one point after the other; how it was is anybody's guess. */
  #tick({ round, step, pairs, points }: Extract<View, { phase: 'marking' }>) {
    const marked = pairs.find(({ by }) => by === this.#team)
    if (!marked || step !== 'open' || round === this.#markedRound) return
    this.#markedRound = round
    const { random, connection } = this.#parts
    this.#mark = undefined
    const ticking = new Ticking(connection, {
      round,
      team: marked.team,
      own: () => this.#mark,
      ticked: () => this.#mark?.points ?? [],
      adopt: (mark) => this.#hear(mark),
    })
    for (const { id } of points) {
      if (random() >= TICKED_SHARE) continue
      this.#after(SLOWEST * random(), () => ticking.ticked.includes(id) || ticking.toggle(id))
    }
  }

  #hear(mark: GivenMark | undefined) {
    if (mark && mark.seq >= (this.#mark?.seq ?? 0)) this.#mark = mark
  }

  #after(wait: Millis, act: () => void) {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      act()
    }, wait)
    this.#timers.add(timer)
  }
}
