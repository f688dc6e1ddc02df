/** [PT8] Equal points share a rank (1, 2, 2, 4), so that neither chance nor the alphabet decides a podium step. */
export const rankOf = (points: number, all: readonly number[]) => 1 + all.filter((other) => other > points).length

export type Ranked<Item> = { readonly item: Item; readonly rank: number }

/** [PT8] Everybody with a rank, best first; equals stay in the order in which they came. */
export const rankAll = <Item>(items: readonly Item[], pointsOf: (item: Item) => number): Ranked<Item>[] =>
  rankBy(items, (one, other) => pointsOf(other) - pointsOf(one))

/** The same by any comparison that puts the better one first and says 0 of equals. */
export function rankBy<Item>(items: readonly Item[], compare: (one: Item, other: Item) => number): Ranked<Item>[] {
  const best = items.toSorted(compare)
  let rank = 1
  return best.map((item, at) => {
    const before = best[at - 1]
    if (before !== undefined && compare(before, item) !== 0) rank = at + 1
    return { item, rank }
  })
}
