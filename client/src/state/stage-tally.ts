import type { Tally } from '@jawab/shared/protocol/to-client'
import type { View } from '@jawab/shared/protocol/views'

/** The count of what a view shows: of its round, and of people or teams as its stage has it ([TE4]). */
export function tallyOf(view: View | undefined, tally: Tally | undefined): Tally | undefined {
  if (!view || tally?.round !== view.round) return undefined
  const stage = view.phase === 'question' ? view.stage : view.phase === 'huddle' ? 'team' : tally.stage
  return tally.stage === stage ? tally : undefined
}
