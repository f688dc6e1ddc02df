import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { Answer } from '@jawab/shared/question/kinds'
import type { Connection } from '../../../state/connection.svelte.ts'
import { drawId } from '../../../state/ids.ts'

/** [TE6] The spokesperson's key: the first press arms it for one answer, the second makes that answer final. */
export class Locking {
  /** What was locked here, before the team has been told. */
  locked = $state.raw<Answer>()
  isWaiting = $state(false)
  refused = $state<Refusal>()

  readonly #round: number
  readonly #connection: Pick<Connection, 'ask'>
  #armedFor = $state.raw<Answer>()

  constructor(round: number, connection: Pick<Connection, 'ask'>) {
    this.#round = round
    this.#connection = connection
  }

  /** Whether the next press locks. Another answer was not meant, so it disarms. */
  isArmed(own: Answer | undefined) {
    return own !== undefined && this.#armedFor === own
  }

  async press(own: Answer) {
    this.refused = undefined
    if (!this.isArmed(own)) {
      this.#armedFor = own
      return
    }
    this.disarm()
    this.isWaiting = true
    const reply = await this.#connection.ask('team:lock', { round: this.#round, request: drawId() })
    this.isWaiting = false
    if (reply.ok) this.locked = reply.answer
    else this.refused = reply.refusal
  }

  disarm() {
    this.#armedFor = undefined
  }
}
