import type { Row } from './ranked-rows.ts'

export type Step = { readonly rank: number; readonly rows: readonly Row[] }

/** [PT8] The steps of the podium in the order of their rank; who ties stands on the same one, and a place may stay empty. */
export const stepsOf = (rows: readonly Row[]): Step[] =>
  [1, 2, 3]
    .map((rank) => ({ rank, rows: rows.filter((row) => row.rank === rank) }))
    .filter((step) => step.rows.length > 0)
