/** [PT5] By the attempt that finds the right option. */
const FOUND = [100, 50, 25]

/** [PT5] What the attempt (from 1) earns that finds the right one of so many options; the last one left is no find. */
export const scratchWorth = (attempt: number, options: number): number =>
  attempt >= options ? 0 : (FOUND[attempt - 1] ?? 0)
