import type { View } from '@jawab/shared/protocol/views'
import type { Instant } from '@jawab/shared/time'

/** The next instant at which the room is known to change or to be changed; nothing while only the host can move it. */
export function nextKnownInstant(view: View, now: Instant): Instant | undefined {
  return instantsOf(view).find((instant) => instant > now)
}

function instantsOf(view: View): Instant[] {
  if (view.paused) return view.resumesAt === undefined ? [] : [view.resumesAt]
  if (view.phase === 'reading') return [view.readUntil]
  if (view.phase === 'huddle') return [view.until]
  return view.phase === 'question' ? [view.opensAt, view.closesAt] : []
}
