import { suggestName } from '@jawab/shared/teams/suggest-name'
import { Connection } from '../../state/connection.svelte.ts'
import { entropy } from '../../state/ids.ts'
import { findRoom } from '../../state/rooms.ts'
import { keep, recall } from '../../state/storage.ts'
import { Bot } from './bot.ts'

export const BOTS = 8

const tokenKey = (pin: string, bot: number) => `jawab.rehearsal.${pin}.${bot}`

/** Bots in a room of the host's own. They live as long as this page; a reload brings them back to their seats. */
export class Rehearsal {
  isOn = $state(false)

  readonly #pin: string
  #bots: readonly Bot[] = []

  constructor(pin: string) {
    this.#pin = pin
  }

  async begin() {
    const room = await findRoom(this.#pin, '')
    if (!room.ok || this.isOn) return
    this.isOn = true
    const names = new Set<string>()
    this.#bots = Array.from({ length: BOTS }, (_, at) => {
      const name = suggestName(entropy, (taken) => names.has(taken))
      names.add(name)
      return new Bot({
        pin: this.#pin,
        name,
        team: room.choose ? room.teams[at % Math.max(1, room.teams.length)]?.id : undefined,
        connection: new Connection(),
        random: entropy,
        token: recall(tokenKey(this.#pin, at)),
        keepToken: (token) => keep(tokenKey(this.#pin, at), token),
      })
    })
  }

  end() {
    this.isOn = false
    for (const bot of this.#bots) bot.leave()
    this.#bots = []
  }
}
