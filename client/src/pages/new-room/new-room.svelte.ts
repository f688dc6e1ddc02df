import type { Localized } from '@jawab/shared/language'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { AskedRules, Mode, Preset } from '@jawab/shared/protocol/rules'
import type { KindName } from '@jawab/shared/question/kinds'
import { drawId } from '../../state/ids.ts'
import { forget, keep, recall } from '../../state/storage.ts'

/** A pack as the server offers it. */
export type PackOffer = {
  readonly id: string
  readonly titles: Localized
  readonly descriptions: Localized
  readonly questions: number
  readonly kinds: Readonly<Partial<Record<KindName, number>>>
}

const START_KEY = 'jawab.start-key'
const SETTINGS = 'jawab.room-settings'

export const FEWEST_TEAMS = 2
export const MOST_TEAMS = 50

/** How a room is to be played. What is empty follows the questions or the rules. */
type Settings = {
  length: number
  mode: Mode
  teams: number
  teamDeal: 'choose' | 'balance'
  preset: Preset
  streaks: boolean
  limitSeconds: number | null
  standingsEvery: number
  earlyClose: boolean
  autopilot: boolean
  /** [RM4] [ST1] [ST5] The door; it can be changed at any time. */
  secondCode: boolean
  approve: boolean
  cleanNames: boolean
  namesOnWall: boolean
  /** Kinds that are not to be asked. */
  without: readonly KindName[]
}

const usual: Settings = {
  length: 10,
  mode: 'mean',
  teams: 4,
  teamDeal: 'choose',
  preset: 'learn',
  streaks: false,
  limitSeconds: null,
  standingsEvery: 4,
  earlyClose: true,
  autopilot: false,
  secondCode: false,
  approve: false,
  cleanNames: false,
  namesOnWall: true,
  without: ['poll', 'discuss'],
}

/** What a host chooses before a room is made. Everything has a sensible start, so that two clicks are enough. */
export class NewRoom {
  packs = $state.raw<readonly PackOffer[]>()
  chosen = $state.raw<readonly string[]>([])
  /** As they were chosen on this device the last time. */
  settings = $state<Settings>(lastSettings())
  /** The draw that is shown is the draw that is played. */
  seed = $state(drawId())
  startKey = $state('')
  isBusy = $state(false)
  refusal = $state<Refusal | 'no-answer'>()

  /** [RM2] A key that came with the address is kept here, and the page takes it out of the address. */
  constructor(keyInAddress: string) {
    if (keyInAddress) keep(START_KEY, keyInAddress)
    this.startKey = keyInAddress || (recall(START_KEY) ?? '')
  }

  /** How many questions of each kind the chosen packs hold. */
  get kinds(): readonly (readonly [KindName, number])[] {
    const chosen = this.packs?.filter(({ id }) => this.chosen.includes(id)) ?? []
    const counts = new Map<KindName, number>()
    for (const { kinds } of chosen) {
      for (const [kind, count] of Object.entries(kinds) as [KindName, number][]) {
        counts.set(kind, (counts.get(kind) ?? 0) + count)
      }
    }
    return [...counts]
  }

  /** How many questions can be drawn. */
  get most(): number {
    const wanted = this.kinds.filter(([kind]) => !this.settings.without.includes(kind))
    return wanted.reduce((sum, [, count]) => sum + count, 0)
  }

  /** What the server is asked for, for a look at the draw and for the room alike. */
  get asked() {
    return { packs: this.chosen, rules: rulesOf(this.settings, this.kinds, this.seed) }
  }

  drawAgain() {
    this.seed = drawId()
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

  /** At least one kind is asked. */
  toggleKind(kind: KindName) {
    const { without } = this.settings
    const others = without.filter((one) => one !== kind)
    if (others.length < without.length) this.settings.without = others
    else if (this.kinds.some(([one]) => one !== kind && !without.includes(one))) {
      this.settings.without = [...without, kind]
    }
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

  /** A key of an earlier start of the server opens nothing any more. */
  #refuse(refusal: Refusal) {
    this.refusal = refusal
    if (refusal !== 'host:key') return
    forget(START_KEY)
    this.startKey = ''
  }
}

function rulesOf(settings: Settings, kinds: readonly (readonly [KindName, number])[], seed: string): AskedRules {
  const { without, limitSeconds, teams, teamDeal, streaks, ...rules } = settings
  return {
    ...rules,
    seed,
    streaks: streaks && rules.preset === 'classic',
    kinds: kinds.map(([kind]) => kind).filter((kind) => !without.includes(kind)),
    ...(limitSeconds === null ? {} : { limitSeconds }),
    ...(rules.mode === 'mean' ? { teams, teamDeal } : {}),
  }
}

/** What was kept by an older version may lack a setting or hold something else: then the usual stands. */
function lastSettings(): Settings {
  try {
    const kept = JSON.parse(recall(SETTINGS) ?? '{}') as Record<string, unknown>
    const fits = Object.entries(kept).filter(
      ([name, value]) => name in usual && typeof value === typeof usual[name as keyof Settings],
    )
    return { ...usual, ...Object.fromEntries(fits) }
  } catch {
    return usual
  }
}
