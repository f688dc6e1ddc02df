import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { AskedRules, Mode } from '@jawab/shared/protocol/rules'
import type { KindName } from '@jawab/shared/question/kinds'
import type { Tier } from '@jawab/shared/question/question'
import { drawId } from '@jawab/shared/random'
import type { Show } from '@jawab/shared/show/show'
import { entropy } from '../../state/ids.ts'
import { forget, keep, recall } from '../../state/storage.ts'
import { ChosenShow } from './chosen-show.svelte.ts'
import { kindsFor, presetsFor, readSettings, rulesOf, unscored, usual, type Settings } from './settings.ts'
import { settingsOf, withShow } from './show-settings.ts'
import { offeredPacks, stockOf, type PackOffer } from './stock.ts'

const START_KEY = 'jawab.start-key'
const SETTINGS = 'jawab.room-settings'

export const FEWEST_TEAMS = 2
export const MOST_TEAMS = 50
export const MOST_QUESTIONS = 100

/** Short, since it may be read out and typed elsewhere. */
const SEED_LENGTH = 8
const drawSeed = () => drawId(entropy, SEED_LENGTH)

const toggled = <Word>(words: readonly Word[], word: Word) =>
  words.includes(word) ? words.filter((one) => one !== word) : [...words, word]

/** What a host chooses before a room is made. Everything has a sensible start, so that two clicks are enough. */
export class NewRoom {
  packs = $state.raw<readonly PackOffer[]>()
  /** As they were chosen on this device the last time. */
  settings = $state<Settings>(readSettings(recall(SETTINGS) ?? '{}'))
  /** The draw that is shown is the draw that is played. */
  seed = $state(drawSeed())
  startKey = $state('')
  isBusy = $state(false)
  refusal = $state<Refusal | 'no-answer'>()
  /** The run of show that somebody put together, where a draw is not enough. */
  readonly chosen = new ChosenShow()

  /** What there is to choose from. */
  stock = $derived(stockOf(this.packs?.filter(({ id }) => this.settings.packs.includes(id)) ?? []))
  /** [PT11] Of the kinds there are, those that can be scored as chosen. */
  kinds = $derived(kindsFor(this.stock.kinds, this.settings.preset))
  /** What the server is asked for, for a look at the draw and for the room alike. */
  asked = $derived(
    withShow({ packs: this.settings.packs, rules: rulesOf(this.settings, this.stock, this.seed) }, this.chosen.show),
  )

  /** [RM2] A key that came with the address is kept here, and the page takes it out of the address. */
  constructor(keyInAddress: string) {
    if (keyInAddress) keep(START_KEY, keyInAddress)
    this.startKey = keyInAddress || (recall(START_KEY) ?? '')
  }

  async loadShow(pack: string, id: string) {
    this.#adopt(await this.chosen.load(this.startKey, pack, id))
  }

  async readShow(file: File, lang: string) {
    this.#adopt(await this.chosen.read(this.startKey, file, lang))
  }

  /** What it had set stays, as if the host had. */
  dropShow() {
    this.chosen.drop()
  }

  drawAgain() {
    this.seed = drawSeed()
  }

  useKey(key: string) {
    keep(START_KEY, key)
    this.startKey = key
    this.refusal = undefined
  }

  async load() {
    try {
      const packs = await offeredPacks()
      const offered = packs.map(({ id }) => id)
      const again = this.settings.packs.filter((id) => offered.includes(id))
      this.settings.packs = again.length > 0 ? again : offered.slice(0, 1)
      this.packs = packs
    } catch {
      this.refusal = 'no-answer'
    }
  }

  /** At least one pack stays chosen. */
  togglePack(pack: string) {
    const packs = toggled(this.settings.packs, pack)
    if (packs.length > 0) this.settings.packs = packs
  }

  toggleTier(tier: Tier) {
    this.settings.tiers = toggled(this.settings.tiers, tier)
  }

  toggleTopic(topic: string) {
    this.settings.topics = toggled(this.settings.topics, topic)
  }

  /** [PT11] Where the points that were chosen cannot be had so, the usual ones are. */
  playIn(mode: Mode) {
    this.settings.mode = mode
    if (!presetsFor(mode).includes(this.settings.preset)) this.settings.preset = usual.preset
  }

  toggleKind(kind: KindName) {
    this.settings.without = toggled(this.settings.without, kind)
  }

  askEveryScoredKind() {
    this.settings.without = unscored
  }

  /** To begin from, where only one or two are wanted. */
  askNoKind() {
    this.settings.without = this.stock.kinds
  }

  /** Makes the room, with some rules otherwise than chosen if wanted; gives where its console is, or nothing and says why in `refusal`. */
  async make(change: AskedRules = {}): Promise<{ readonly room: string; readonly hostKey: string } | undefined> {
    if (this.isBusy) return undefined
    this.isBusy = true
    this.refusal = undefined
    try {
      const response = await fetch('/api/rooms', {
        method: 'POST',
        headers: { authorization: `Bearer ${this.startKey}`, 'content-type': 'application/json' },
        body: JSON.stringify({ ...this.asked, rules: { ...this.asked.rules, ...change } }),
      })
      const reply = (await response.json()) as { room: string; hostKey: string } | { refusal: Refusal }
      if ('room' in reply) {
        keep(SETTINGS, JSON.stringify(this.settings))
        return reply
      }
      this.#refuse(reply.refusal)
    } catch {
      this.refusal = 'no-answer'
    } finally {
      this.isBusy = false
    }
    return undefined
  }

  /** What a show says is what the host chose from here on. */
  #adopt(show: Show | undefined) {
    if (!show) return
    const { packs = [] } = this
    this.settings = settingsOf(show, stockOf(packs.filter(({ id }) => show.packs.includes(id))))
    if (show.rules.seed !== undefined) this.seed = show.rules.seed
  }

  /** A key of an earlier start of the server opens nothing any more. */
  #refuse(refusal: Refusal) {
    this.refusal = refusal
    if (refusal !== 'host:key') return
    forget(START_KEY)
    this.startKey = ''
  }
}
