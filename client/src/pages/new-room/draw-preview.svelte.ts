import type { Localized } from '@jawab/shared/language'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { AskedRules, Mode, Preset } from '@jawab/shared/protocol/rules'
import type { KindName } from '@jawab/shared/question/kinds'
import type { Tier } from '@jawab/shared/question/question'

/** A question of the draw, as a host may see it before the game. */
export type DrawnQuestion = {
  readonly id: string
  readonly title: Localized
  /** What is told before the prompt: the incident of a scenario. */
  readonly before?: Localized
  readonly prompt: Localized
  readonly kind: KindName
  readonly tier: Tier
  readonly limitSeconds: number
  readonly readingSeconds: number
  /** [TE4] What a talk and the answer after it take, where there are two stages. */
  readonly togetherSeconds?: number
  readonly mode: Mode
  readonly preset: Preset
  readonly breakSeconds?: number
}

/** How many questions each tier, topic and kind stands for, given what is chosen of the other two. */
type Counts = Readonly<Record<'tiers' | 'topics' | 'kinds', Readonly<Record<string, number>>>>

type Reply =
  | { readonly questions: readonly DrawnQuestion[]; readonly matching: number; readonly counts: Counts }
  /** With counts where nothing was left to draw. */
  | { readonly refusal: Refusal; readonly counts?: Counts; readonly round?: number }

type Asked = { readonly packs: readonly string[]; readonly rules: AskedRules }

const UNTIL_HANDS_REST = 200
/** Spread, key and why, as the auto-pilot shows them. */
const SECONDS_OF_REVEAL = 33

/** What the room would ask, kept up with the settings. Only the answer to the last question put counts. */
export class DrawPreview {
  questions = $state.raw<readonly DrawnQuestion[]>()
  /** How many questions can be drawn from. */
  matching = $state<number>()
  counts = $state.raw<Counts>()
  refusal = $state<Refusal>()
  /** The round of a show that cannot be played as it says. */
  round = $state<number>()

  #asking = new AbortController()

  /** Minutes from the first question to the end, about. */
  get minutes(): number {
    const seconds = (this.questions ?? []).reduce(
      (sum, { readingSeconds, limitSeconds, togetherSeconds = 0, breakSeconds = 0 }) =>
        sum + readingSeconds + limitSeconds + togetherSeconds + breakSeconds + SECONDS_OF_REVEAL,
      0,
    )
    return Math.max(1, Math.round(seconds / 60))
  }

  /** Asks once the settings have stood for a moment. */
  async show(asked: Asked, key: string) {
    this.#asking.abort()
    const { signal } = (this.#asking = new AbortController())
    await new Promise((resolve) => setTimeout(resolve, UNTIL_HANDS_REST))
    if (signal.aborted) return
    try {
      const response = await fetch('/api/draws', {
        method: 'POST',
        headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
        body: JSON.stringify(asked),
        signal,
      })
      const reply = (await response.json()) as Reply
      if (signal.aborted) return
      this.#take(reply)
    } catch {
      // No answer, or no longer wanted: what is shown stays, and making the room will say what is wrong.
    }
  }

  #take(reply: Reply) {
    // A number that is half typed; its field says so.
    if ('refusal' in reply && reply.refusal === 'payload:invalid') return
    this.refusal = 'refusal' in reply ? reply.refusal : undefined
    this.round = 'refusal' in reply ? reply.round : undefined
    if ('questions' in reply) {
      this.questions = reply.questions
      this.matching = reply.matching
    } else if (reply.counts) {
      this.questions = []
      this.matching = 0
    }
    this.counts = reply.counts ?? this.counts
  }
}
