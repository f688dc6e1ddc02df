import type { Refusal } from '@jawab/shared/protocol/refusals'
import { entropy } from '../../state/ids.ts'
import { navigation } from '../../state/navigation.svelte.ts'
import { findRoom, type Door } from '../../state/rooms.ts'
import type { Play } from './play.svelte.ts'

/** The step before there is a seat: a look at the room, a name, a team. */
export class Join {
  door = $state.raw<Door>()
  name = $state('')
  team = $state<string>()
  /** Empty until the words it is made of are here, which nobody waits for. */
  suggestion = $state('')
  isBusy = $state(false)
  refusal = $state<Refusal | 'no-answer'>()
  /** [ST1] The free name that the server proposes instead of a taken one. */
  proposal = $state<string>()
  /** [RM4] What has been typed of the code on the big screen, where the room has asked for it. */
  secondCode = $state<string>()

  readonly #play: Play
  readonly #joinCode: string

  constructor(play: Play, joinCode: string) {
    this.#play = play
    this.#joinCode = joinCode
  }

  async look() {
    this.refusal = undefined
    void this.#suggest()
    const door = await findRoom(this.#play.pin, this.#joinCode)
    if (door.ok) this.door = door
    else this.refusal = door.refusal
  }

  useSuggestion() {
    this.name = this.suggestion
    void this.#suggest()
  }

  /** Asks for a seat under that name, which the server reads ([ST1]). */
  async take(name = this.name) {
    if (this.isBusy) return
    this.name = name
    this.refusal = undefined
    this.isBusy = true
    const refused = await this.#play.take({
      name,
      ...(this.team ? { team: this.team } : {}),
      ...(this.#joinCode ? { code: this.#joinCode } : {}),
      ...(this.secondCode === undefined ? {} : { secondCode: this.secondCode }),
    })
    this.isBusy = false
    if (!refused) return navigation.disguise(`/play/${this.#play.pin}`)
    if (refused.refusal === 'seat:code-needed') this.secondCode = ''
    this.refusal = refused.refusal
    this.proposal = refused.proposal
  }

  async #suggest() {
    const { suggestName } = await import('@jawab/shared/teams/suggest-name')
    this.suggestion = suggestName(entropy, () => false)
  }
}
