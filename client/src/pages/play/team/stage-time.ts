import type { PlayerView } from '@jawab/shared/protocol/views'
import type { Instant, Millis } from '@jawab/shared/time'

/** A view in which the members of a team see what each of them backs. */
export type TogetherView = Extract<PlayerView, { phase: 'huddle' | 'question' }>

/** From when to when something can be proposed or answered, and how long the head line of that time is. */
export type StageTime = { readonly opensAt: Instant; readonly endsAt: Instant; readonly length: Millis }

/** [TE4] A huddle begins with its phase; a team stage has the times of any question. */
export const timeOf = (view: TogetherView): StageTime =>
  view.phase === 'huddle'
    ? { opensAt: view.phaseAt, endsAt: view.until, length: view.until - view.phaseAt }
    : { opensAt: view.opensAt, endsAt: view.closesAt, length: view.limitMs }
