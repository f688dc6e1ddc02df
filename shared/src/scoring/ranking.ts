/** [PT8] Equal points share a rank (1, 2, 2, 4), so that neither chance nor the alphabet decides a podium step. */
export const rankOf = (points: number, all: readonly number[]) => 1 + all.filter((other) => other > points).length

export type Ranked<Item> = { readonly item: Item; readonly rank: number }

/** [PT8] Everybody with a rank, best first; equals stay in the order in which they came. */
export function rankAll<Item>(items: readonly Item[], pointsOf: (item: Item) => number): Ranked<Item>[] {
  const best = items
    .map((item) => ({ item, points: pointsOf(item) }))
    .toSorted((one, other) => other.points - one.points)
  let rank = 1
  return best.map(({ item, points }, at) => {
    if (points !== best[at - 1]?.points) rank = at + 1
    return { item, rank }
  })
}
