/** 0 of none. */
export const meanOf = (figures: readonly number[]) =>
  figures.reduce((sum, figure) => sum + figure, 0) / Math.max(1, figures.length)

/** Half of them are no larger; 0 of none. */
export const medianOf = (figures: readonly number[]) =>
  figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? 0

/** How many there are of each. */
export const countsOf = (names: readonly string[]): Record<string, number> =>
  Object.fromEntries(groupsOf(names, (name) => name).map(([name, alike]) => [name, alike.length]))

/** What has the same name together, in order of first appearance. */
export function groupsOf<Item>(
  items: readonly Item[],
  nameOf: (item: Item) => string,
): [name: string, alike: Item[]][] {
  const groups = new Map<string, Item[]>()
  for (const item of items) groups.set(nameOf(item), [...(groups.get(nameOf(item)) ?? []), item])
  return [...groups]
}
