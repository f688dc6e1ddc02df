import '../faults/lab/plain-runes.ts'
import { seededRandom, type Random } from '@jawab/shared/random'
import type { View } from '@jawab/shared/protocol/views'
import { Answering } from '../../client/src/pages/play/answering.svelte.ts'
import { guess } from '../../client/src/pages/rehearsal/guess.ts'
import { Connection } from '../../client/src/state/connection.svelte.ts'
import { drawId } from '../../client/src/state/ids.ts'
import type { Ask, GameSocket } from '../../client/src/state/wire.ts'
import type { Note } from '../faults/lab/log.ts'
import type { Door } from '../faults/lab/player.ts'
import { forgedSocket } from './forged-socket.ts'
import { withFrameAt } from './frames.ts'
import { Notebook } from './notebook.ts'
import type { PhonePlan, RoomPlan } from './plan.ts'

export type PhoneSettings = {
  readonly plan: PhonePlan
  readonly room: Pick<RoomPlan, 'preset' | 'limitMs' | 'timeFactor'>
  /** The way into the room. */
  readonly door: Pick<Door, 'pin' | 'code'>
  /** The end of the own line: what passes is noted, views are shown. */
  readonly socket: (note: Note, show: (view: View) => void) => GameSocket
  readonly name: string
}

export type QuestionView = Extract<View, { phase: 'question' }>

/** The client's own line, clock and answering, and somebody who taps as long after the showing as was drawn. */
export class Phone {
  protected readonly plan: PhonePlan
  protected readonly notes: Notebook
  protected readonly connection: Connection
  protected readonly random: Random
  readonly #settings: PhoneSettings
  readonly #nonce = drawId()
  #token: string | undefined
  #round = 0

  constructor(settings: PhoneSettings) {
    const { plan, room, door, name, socket } = settings
    this.#settings = settings
    this.plan = plan
    this.notes = new Notebook(plan, room)
    this.random = seededRandom(`${name} in ${door.pin}`)
    const noted = socket(this.notes.note, (view) => this.#see(view))
    this.connection = new Connection({ socket: forgedSocket(noted, plan.cheat), random: this.random })
    this.connection.on('result', (result) => this.notes.told(result))
  }

  /** Dials, and takes a seat; with more time, where that is the cheat. */
  async join() {
    this.connection.open((ask) => this.#resume(ask))
    const { door, name, room } = this.#settings
    const asked = { room: door.pin, code: door.code, name, request: drawId(), connection: this.#nonce }
    const taken = await this.connection.ask('seat:take', asked)
    if (!taken.ok) throw new Error(`${name} got no seat: ${taken.refusal}`)
    this.#token = taken.token
    if (this.plan.cheat !== 'more-time') return
    const changed = await this.connection.ask('seat:change', { timeFactor: room.timeFactor, request: drawId() })
    if (!changed.ok) throw new Error(`${name} got no more time: ${changed.refusal}`)
  }

  leave() {
    this.connection.close()
    return this.notes.played()
  }

  /** A question has come, a lead before it opens ([RD2]). */
  protected play(view: QuestionView) {
    const { round, opensAt, pausedMs } = view
    const answering = new Answering({ round, stage: 'solo' }, this.connection)
    withFrameAt(opensAt, this.connection.clock, this.random(), () => {
      answering.show(pausedMs)
      const shownAt = performance.now()
      this.notes.shown(round, performance.timeOrigin + shownAt - opensAt)
      this.reactionsTo(round).forEach((reaction, at) => setTimeout(() => tap(at), reaction))
      const tap = (at: number) => {
        this.notes.tapped({ round, at, seq: at + 1, trueMs: performance.now() - shownAt })
        void answering.give(this.answerTo(view), pausedMs)
      }
    })
  }

  protected reactionsTo(round: number) {
    return this.plan.reactions[round - 1] ?? []
  }

  /** A guess: what it would be worth if it were right follows from its time. */
  protected answerTo({ question }: QuestionView) {
    return question ? guess(question, this.random) : ''
  }

  /** [ST2] A busy machine may make it give up its line; it keeps its seat. */
  async #resume(ask: Ask) {
    if (!this.#token) return
    await ask('seat:resume', { room: this.#settings.door.pin, token: this.#token, connection: this.#nonce })
  }

  #see(view: View) {
    if (view.phase !== 'question' || !view.question || view.round === this.#round) return
    this.#round = view.round
    this.play(view)
  }
}
