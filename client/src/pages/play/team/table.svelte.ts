import type { Answer } from '@jawab/shared/question/kinds'
import type { TeamMate } from '@jawab/shared/protocol/to-client'
import { CHANGED_LATELY, SPOKESPERSON_ONLY } from '@jawab/shared/teams/shared-answer'
import { isTimeUp } from '../../../state/showing.ts'
import type { Play } from '../play.svelte.ts'
import { decisionOf, sidesOf, withOwn } from './deciding.ts'
import { Locking } from './locking.svelte.ts'
import type { TogetherView } from './stage-time.ts'

/** [TE3] [TE4] [TE6] A team round its table, as this phone sees it: who backs what, and what this member may do now. */
export class Table {
  readonly locking: Locking

  readonly #play: Play
  readonly #view: () => TogetherView

  readonly own = $derived.by(() => this.#play.seat?.name ?? '')
  readonly picked = $derived.by(() => this.#play.answering?.picked)
  readonly isShared = $derived.by(() => this.#view().mode === 'shared')
  readonly isHuddle = $derived.by(() => this.#view().phase === 'huddle')
  readonly kind = $derived.by(() => this.#view().question?.kind ?? 'choice')

  readonly mates = $derived.by(() =>
    withOwn(this.#told(), { name: this.own, picked: this.picked, certainty: this.#play.answering?.certainty }),
  )
  readonly sides = $derived.by(() => sidesOf(this.kind, this.mates))

  /** What the team has come to. What was locked or given here is known before the team is told. */
  readonly together = $derived.by(() => {
    const { together: told, answering } = this.#play
    if (told && this.locking.locked !== undefined) return { ...told, locked: true, standing: this.locking.locked }
    const isUntold = this.isShared && answering?.isSaved && (answering.receipt?.receivedAt ?? 0) > (told?.at ?? 0)
    if (!isUntold || this.picked === undefined) return told
    return { locked: false, uncovered: [], ...told, standing: this.picked, by: this.own }
  })
  readonly decision = $derived.by(() =>
    decisionOf({ mode: this.#view().mode, kind: this.kind, mates: this.mates, together: this.together }),
  )
  readonly answer = $derived.by(() => ('answer' in this.decision ? this.decision.answer : undefined))
  /** The painted answer is the team's; in `shared` a tap paints at once, since it changes just that. */
  readonly painted = $derived.by(() => (this.isShared && this.#play.answering?.isWaiting ? this.picked : this.answer))

  readonly isSpeaker = $derived.by(() => this.together?.spokesperson === this.own)
  readonly isLocked = $derived.by(() => this.decision.is === 'locked')
  readonly isOver = $derived.by(() => isTimeUp(this.#view(), this.#play.ticker))
  readonly isUnsent = $derived.by(
    () => this.#play.connection.status !== 'open' && (this.#play.answering?.isWaiting ?? false),
  )
  /** [TE3] So many seconds a change of one's own is left to the others. */
  readonly heldFor = $derived.by(() => {
    const receipt = this.isShared ? this.#play.answering?.receipt : undefined
    return receipt ? this.#play.ticker.secondsUntil(receipt.receivedAt + CHANGED_LATELY) : 0
  })
  /** [TE3] The last seconds are the spokesperson's, once something stands. */
  readonly isSpeakersOnly = $derived.by(() => {
    const view = this.#view()
    if (!this.isShared || this.isSpeaker || this.answer === undefined || view.phase !== 'question') return false
    return this.#play.ticker.isPast(view.closesAt - SPOKESPERSON_ONLY)
  })
  readonly isClosed = $derived.by(() => this.isOver || this.isLocked || this.heldFor > 0 || this.isSpeakersOnly)

  constructor(play: Play, view: () => TogetherView) {
    this.#play = play
    this.#view = view
    this.locking = new Locking(view().round, play.connection)
  }

  get pausedMs() {
    const view = this.#view()
    return view.phase === 'question' ? view.pausedMs : 0
  }

  give(answer: Answer) {
    void this.#play.answering?.give(answer, this.pausedMs)
  }

  /** What was backed in the round before says nothing in this one. */
  #told(): readonly TeamMate[] {
    const { mates } = this.#play
    if (mates?.round === this.#view().round) return mates.members
    return mates?.members.map(({ name, present }) => ({ name, present })) ?? []
  }
}
