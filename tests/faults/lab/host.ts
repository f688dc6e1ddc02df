import './plain-runes.ts'
import { setTimeout as pass } from 'node:timers/promises'
import { seededRandom } from '@jawab/shared/random'
import type { View } from '@jawab/shared/protocol/views'
import type { Millis } from '@jawab/shared/time'
import { Connection } from '../../../client/src/state/connection.svelte.ts'
import { drawId } from '../../../client/src/state/ids.ts'
import { startLog } from './log.ts'
import { notedSocket } from './noted-socket.ts'

/** [RD12] Not sooner than the server takes the next step. */
const STEP_APART: Millis = 650

type HostSettings = {
  readonly base: string
  readonly room: string
  readonly hostKey: string
  readonly seed: string
  /** Told of every view. */
  readonly onView: (view: View) => void
}

/** A console that plays a game to its end by taking the one obvious step, and takes it again when it was refused. */
export class Host {
  readonly log = startLog('host')
  readonly #connection: Connection
  #view: View | undefined
  #isEnding = false
  #seen = () => {}

  constructor({ base, room, hostKey, seed, onView }: HostSettings) {
    const show = (view: View) => {
      this.#view = view
      onView(view)
      this.#seen()
    }
    const socket = notedSocket(base, this.log.note, show)
    this.#connection = new Connection({ socket, random: seededRandom(`${seed} host`) })
    this.#connection.open(async (ask) => void (await ask('host:enter', { room, hostKey })))
  }

  /** Resolves when the game is over. */
  async play() {
    for (;;) {
      const view = await this.#sees(isForHostToMove)
      if (view.phase === 'finished') return
      await pass(STEP_APART)
      const { version: expects } = this.#view ?? view
      const command = this.#isEnding && isAfterQuestion(this.#view ?? view) ? 'end' : 'next'
      await this.#connection.ask('host:do', { command, request: drawId(), expects })
    }
  }

  /** Lets the question that is on be the last. */
  endSoon() {
    this.#isEnding = true
  }

  leave() {
    this.#connection.close()
  }

  async #sees(fits: (view: View) => boolean): Promise<View> {
    while (!this.#view || !fits(this.#view)) await new Promise<void>((settle) => (this.#seen = settle))
    return this.#view
  }
}

/** In `reading` and `question` the clock moves. */
const isForHostToMove = ({ phase }: View) => phase !== 'reading' && phase !== 'question'

const isAfterQuestion = (view: View) => view.phase === 'standings' || (view.phase === 'reveal' && view.step === 'why')
