import type { Millis } from '@jawab/shared/time'
import type { Platform } from '../platform.ts'

/** So many messages at once keep nobody waiting that would notice; one item may be more. */
const MOST_AT_ONCE = 50

/** How long nothing more is sent after each message, three times as long as it takes: most of the time is for others. */
const REST_EACH: Millis = 0.1

/**
 * Does `work`, which sends so many messages, for one item after the other, and rests after some dozens of messages: said
 * to a whole crowd at once, they would keep waiting whatever comes in meanwhile.
 */
export function inPortions<Item>(
  platform: Platform,
  items: readonly Item[],
  messagesOf: (item: Item) => number,
  work: (item: Item) => void,
) {
  let sent = 0
  for (const [at, item] of items.entries()) {
    if (sent > 0 && sent + messagesOf(item) > MOST_AT_ONCE) {
      platform.after(sent * REST_EACH, () => inPortions(platform, items.slice(at), messagesOf, work))
      return
    }
    work(item)
    sent += messagesOf(item)
  }
}
