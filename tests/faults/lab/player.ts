import './plain-runes.ts'
import { seededRandom, type Random } from '@jawab/shared/random'
import type { View } from '@jawab/shared/protocol/views'
import type { Instant, Millis } from '@jawab/shared/time'
import { Connection } from '../../../client/src/state/connection.svelte.ts'
import { drawId } from '../../../client/src/state/ids.ts'
import type { Ask } from '../../../client/src/state/wire.ts'
import { Answering } from '../../../client/src/pages/play/answering.svelte.ts'
import { guess } from '../../../client/src/pages/rehearsal/guess.ts'
import type { Habits } from './habits.ts'
import { linesAbout, startLog } from './log.ts'
import { notedSocket } from './noted-socket.ts'

/** The way into a room. */
export type Door = { readonly base: string; readonly pin: string; readonly code: string }
type PlayerSettings = { readonly door: Door; readonly seed: string; readonly habits: Habits }

/** A phone with nobody at it: the client's own line and its own way to answer, at moments drawn from the seed. */
export class Player {
  readonly log: ReturnType<typeof startLog>
  readonly #door: Door
  readonly #random: Random
  readonly #habits: Habits
  readonly #connection: Connection
  readonly #phone = drawId()
  readonly #timers = new Set<ReturnType<typeof setTimeout>>()
  #token: string | undefined
  #answering: Answering | undefined

  constructor(name: string, { door, seed, habits }: PlayerSettings) {
    this.log = startLog(name)
    this.#door = door
    this.#habits = habits
    this.#random = seededRandom(`${seed} ${name}`)
    const socket = notedSocket(door.base, this.log.note, (view) => this.#see(view))
    this.#connection = new Connection({ socket, random: this.#random })
  }

  /** Dials, and takes a seat once. */
  async join() {
    this.#connection.open((ask) => this.#resume(ask))
    const { pin: room, code } = this.#door
    const asked = { room, code, name: this.log.who, request: drawId(), connection: this.#phone }
    const taken = await this.#connection.ask('seat:take', asked)
    if (!taken.ok) throw new Error(`${this.log.who} got no seat: ${taken.refusal}`)
    this.#token = taken.token
  }

  leave() {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#connection.close()
  }

  async #resume(ask: Ask) {
    if (!this.#token) return
    const back = await ask('seat:resume', { room: this.#door.pin, token: this.#token, connection: this.#phone })
    if (back.ok && back.standing) this.#answering?.adopt(back.standing)
  }

  /** Thinks about every question once; a view that comes again changes nothing. */
  #see(view: View) {
    if (view.phase !== 'question' || !view.question || view.round === this.#answering?.round) return
    const { question, round, opensAt, limitMs, pausedMs } = view
    const answering = new Answering({ round, stage: 'solo' }, this.#connection)
    this.#answering = answering
    const [random, { silent, changing, between, afterLoss }] = [this.#random, this.#habits]
    const [earliest, latest] = between.map((share) => limitMs * share) as [Millis, Millis]
    const seenAt = Date.now()
    const give = () => void answering.give(guess(question, random), pausedMs)
    const untilOpen = opensAt - this.#connection.clock.now()
    this.#after(untilOpen, () => answering.show(pausedMs))
    if (random() < silent) return
    const thinking = earliest + (latest - earliest) * random()
    const distracted = Math.max(0, limitMs * afterLoss - thinking)
    this.#after(untilOpen + thinking, () => (this.#lostSince(seenAt) ? this.#after(distracted, give) : give()))
    while (random() <= changing) this.#after(untilOpen + thinking + (latest - thinking) * random(), give)
  }

  #lostSince(seenAt: Instant) {
    return linesAbout(this.log, 'lost').some(({ at }) => at >= seenAt)
  }

  #after(wait: Millis, act: () => void) {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      act()
    }, wait)
    this.#timers.add(timer)
  }
}
