import { LRUCache } from 'lru-cache'

/** Rooms that are remembered; of all others everything is read again. */
const MOST_ROOMS = 500

/** An entry of news (`scripts/news.ts`), up to which something is known. */
export type Mark = readonly [id: string, tag: string]

/**
 * A list as it was after an entry of its news, in an order to which only the end is ever added. It is never changed: what
 * became of it since is another roll, so it does not matter who brings it up to date, or how many at once.
 */
export type Roll<Item> = {
  readonly mark: Mark
  readonly items: readonly Item[]
  /** Where each stands, by what it is known by. A roll that follows on another shares and extends its places. */
  readonly places: Map<string, number>
}

/** A place in which this node remembers something of each room. */
export const byRoom = <Value extends object>() => new LRUCache<string, Value>({ max: MOST_ROOMS })

export function rollOf<Item>(mark: Mark, items: readonly Item[], nameOf: (item: Item) => string): Roll<Item> {
  return { mark, items, places: new Map(items.map((item, at) => [nameOf(item), at])) }
}

/** The roll with what came or changed, up to a newer entry; the same list when nothing has. */
export function broughtUp<Item>(
  { items, places }: Roll<Item>,
  mark: Mark,
  news: readonly (readonly [name: string, item: Item])[],
): Roll<Item> {
  if (news.length === 0) return { mark, items, places }
  const next = [...items]
  for (const [name, item] of news) {
    const place = places.get(name) ?? next.length
    places.set(name, place)
    next[place] = item
  }
  return { mark, items: next, places }
}
