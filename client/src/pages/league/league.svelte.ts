import type { Language } from '@jawab/shared/language'
import { drawLeagueKey, readLeagueKey } from '@jawab/shared/leagues/league-key'
import type { LeagueBoard, LeagueFace } from '@jawab/shared/protocol/league-face'
import { entropy } from '../../state/ids.ts'
import { lookAtLeague, withdrawFrom, type Choice } from '../../state/leagues.ts'
import { forget, keep, LEAGUE_KEY, recall } from '../../state/storage.ts'

export const boardKinds = ['season', 'month', 'topic', 'improvement'] as const
export type BoardKind = (typeof boardKinds)[number]

/** A league as a device looks at it: its boards, which of them is shown, and the league key of the device. */
export class LeaguePage {
  readonly code: string
  /** The last boards stay while the server is away. */
  face = $state.raw<LeagueFace>()
  kind = $state<BoardKind>('season')
  side = $state<'people' | 'teams'>('people')
  choice = $state<Choice>({})
  key = $state(recall(LEAGUE_KEY))
  /** Why nothing new could be had; without words nobody answered. */
  trouble = $state.raw<{ readonly message: string | undefined }>()
  /** [LG2] The name has just been taken out. */
  hasWithdrawn = $state(false)

  constructor(code: string) {
    this.code = code
  }

  get board(): LeagueBoard | undefined {
    return this.face?.[this.kind]
  }

  async look(lang: Language) {
    const said = await lookAtLeague(this.code, this.choice, this.key, lang)
    this.trouble = said.ok ? undefined : { message: said.message }
    if (said.ok) this.face = said.given
  }

  async choose(choice: Choice, lang: Language) {
    this.choice = { ...this.choice, ...choice }
    await this.look(lang)
  }

  /** [LG2] A key of this device's own; it was known nowhere before. */
  drawKey() {
    this.#take(drawLeagueKey(entropy))
  }

  /** [LG2] A key from another device; false when it is none. */
  useKey(typed: string): boolean {
    const key = readLeagueKey(typed)
    if (key !== undefined) this.#take(key)
    return key !== undefined
  }

  forgetKey() {
    forget(LEAGUE_KEY)
    this.key = undefined
  }

  /** [LG2] Takes the name out of this league. */
  async withdraw(lang: Language) {
    if (this.key === undefined) return
    const said = await withdrawFrom(this.code, this.key, lang)
    this.trouble = said.ok ? undefined : { message: said.message }
    if (!said.ok) return
    this.hasWithdrawn = true
    await this.look(lang)
  }

  #take(key: string) {
    keep(LEAGUE_KEY, key)
    this.key = key
    this.hasWithdrawn = false
  }
}
