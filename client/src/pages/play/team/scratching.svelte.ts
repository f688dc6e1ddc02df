import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { UncoveredOption } from '@jawab/shared/protocol/to-client'
import type { Connection } from '../../../state/connection.svelte.ts'

/** [PT5] The scratch card of the own team: what it has uncovered so far, whoever heard of it first. */
export class Scratching {
  /** What the key is about to uncover. */
  chosen = $state<string>()
  isWaiting = $state(false)
  refused = $state<Refusal>()

  readonly #round: number
  readonly #connection: Pick<Connection, 'ask'>
  /** What the team was told. */
  readonly #told: () => readonly UncoveredOption[]
  #replied = $state.raw<readonly UncoveredOption[]>([])

  constructor(round: number, connection: Pick<Connection, 'ask'>, told: () => readonly UncoveredOption[]) {
    this.#round = round
    this.#connection = connection
    this.#told = told
  }

  /** Nothing is covered again, so the longer list is the newer. */
  get uncovered(): readonly UncoveredOption[] {
    const told = this.#told()
    return told.length > this.#replied.length ? told : this.#replied
  }

  /** The right one is found, or there is only one left, which needs no uncovering. */
  isDone(options: number) {
    return this.uncovered.length >= options - 1 || this.uncovered.some(({ isRight }) => isRight)
  }

  choose(option: string) {
    if (this.isWaiting || this.uncovered.some((one) => one.option === option)) return
    this.refused = undefined
    this.chosen = option
  }

  async uncover() {
    const { chosen: option } = this
    if (option === undefined || this.isWaiting) return
    this.isWaiting = true
    const seq = this.uncovered.length + 1
    const reply = await this.#connection.ask('answer:uncover', { round: this.#round, option, seq })
    this.isWaiting = false
    this.chosen = undefined
    if (reply.uncovered && reply.uncovered.length > this.#replied.length) this.#replied = reply.uncovered
    this.refused = reply.ok ? undefined : reply.refusal
  }
}
