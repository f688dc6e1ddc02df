import type { Platform } from '../platform.ts'

/** Does `work` for each item in a turn of its own, so that what comes in meanwhile need not wait for all of them. */
export function oneATurn<Item>(platform: Platform, [first, ...rest]: readonly Item[], work: (item: Item) => void) {
  if (first === undefined) return
  work(first)
  if (rest.length > 0) platform.endOfTurn(() => oneATurn(platform, rest, work))
}
