import type { Localized } from '@jawab/shared/language'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { AskedRules } from '@jawab/shared/protocol/rules'
import { forget, keep, recall } from '../../state/storage.ts'

/** A pack as the server offers it. */
export type PackOffer = {
  readonly id: string
  readonly titles: Localized
  readonly descriptions: Localized
  readonly questions: number
}

const START_KEY = 'jawab.start-key'
const USUAL_LENGTH = 10

export const FEWEST_TEAMS = 2
export const MOST_TEAMS = 50

/** What a host chooses before a room is made. Everything has a sensible start, so that two clicks are enough. */
export class NewRoom {
  packs = $state.raw<readonly PackOffer[]>()
  chosen = $state.raw<readonly string[]>([])
  length = $state(USUAL_LENGTH)
  mode = $state<'mean' | 'solo'>('mean')
  teams = $state(4)
  teamDeal = $state<'choose' | 'balance'>('choose')
  preset = $state<'learn' | 'flat'>('learn')
  startKey = $state('')
  isBusy = $state(false)
  refusal = $state<Refusal | 'no-answer'>()

  /** [RM2] A key that came with the address is kept here, and the page takes it out of the address. */
  constructor(keyInAddress: string) {
    if (keyInAddress) keep(START_KEY, keyInAddress)
    this.startKey = keyInAddress || (recall(START_KEY) ?? '')
  }

  /** How many questions the chosen packs hold. */
  get most(): number {
    const chosen = this.packs?.filter(({ id }) => this.chosen.includes(id)) ?? []
    return chosen.reduce((sum, { questions }) => sum + questions, 0)
  }

  useKey(key: string) {
    keep(START_KEY, key)
    this.startKey = key
    this.refusal = undefined
  }

  async load() {
    try {
      const { packs } = (await (await fetch('/api/packs')).json()) as { packs: PackOffer[] }
      this.packs = packs
      this.chosen = packs.slice(0, 1).map(({ id }) => id)
      this.length = Math.min(this.length, this.most)
    } catch {
      this.refusal = 'no-answer'
    }
  }

  /** At least one pack stays chosen. */
  toggle(pack: string) {
    const without = this.chosen.filter((id) => id !== pack)
    if (without.length === this.chosen.length) this.chosen = [...without, pack]
    else if (without.length > 0) this.chosen = without
  }

  /** Makes the room; gives where its console is, or nothing and says why in `refusal`. */
  async make(): Promise<{ readonly room: string; readonly hostKey: string } | undefined> {
    if (this.isBusy) return undefined
    this.isBusy = true
    this.refusal = undefined
    try {
      const response = await fetch('/api/rooms', {
        method: 'POST',
        headers: { authorization: `Bearer ${this.startKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ packs: this.chosen, rules: this.#rules() }),
      })
      const reply = (await response.json()) as { room: string; hostKey: string } | { refusal: Refusal }
      if ('room' in reply) return reply
      this.#refuse(reply.refusal)
    } catch {
      this.refusal = 'no-answer'
    } finally {
      this.isBusy = false
    }
    return undefined
  }

  #rules(): AskedRules {
    const { length, mode, preset, teams, teamDeal } = this
    return { length, mode, preset, ...(mode === 'mean' ? { teams, teamDeal } : {}) }
  }

  /** A key of an earlier start of the server opens nothing any more. */
  #refuse(refusal: Refusal) {
    this.refusal = refusal
    if (refusal !== 'host:key') return
    forget(START_KEY)
    this.startKey = ''
  }
}
