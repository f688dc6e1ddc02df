import type { Millis } from '@jawab/shared/time'

/** What 19 of 20 stayed within, and the worst. */
export type Spread = { readonly p95: Millis; readonly max: Millis }

export function spreadOf(figures: readonly Millis[]): Spread {
  const sorted = figures.toSorted((one, other) => one - other)
  return { p95: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? 0, max: sorted.at(-1) ?? 0 }
}

/** The largest, 0 of none; without spreading what may be a hundred thousand figures. */
export const most = (figures: readonly number[]) => figures.reduce((largest, figure) => Math.max(largest, figure), 0)
