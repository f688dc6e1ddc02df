import type { Millis } from '@jawab/shared/time'
import type { Row } from './ranked-rows.ts'

export type Step = {
  readonly rank: number
  readonly rows: readonly Row[]
  /** How long after the end of the game it rises. */
  readonly after: Millis
}

const RISING: Millis = 800
const SUSPENSE: Millis = 1200

/**
 * [PT8] The steps of the podium in the order of their rank; who ties stands on the same one, and a place may stay empty.
 * They rise from the lowest up, with a pause before the first.
 */
export function stepsOf(rows: readonly Row[]): Step[] {
  const taken = [1, 2, 3]
    .map((rank) => ({ rank, rows: rows.filter((row) => row.rank === rank) }))
    .filter((step) => step.rows.length > 0)
  return taken.map((step, at) => {
    const before = taken.length - 1 - at
    return { ...step, after: before * RISING + (at === 0 && before > 0 ? SUSPENSE : 0) }
  })
}
