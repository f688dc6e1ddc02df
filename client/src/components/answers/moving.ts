/** The same items with one of them at another place. */
export function movedTo(order: readonly string[], id: string, to: number): string[] {
  const others = order.filter((other) => other !== id)
  return [...others.slice(0, to), id, ...others.slice(to)]
}

/**
 * The place at which a row that is held at `top` would lie nearest, between the others as high as `heights` says. It
 * does not depend on where the row lies now, so that it never flutters between two rows of different height.
 */
export function nearestPlace(heights: readonly number[], gap: number, top: number): number {
  const tops = heights.reduce<number[]>((all, height) => [...all, (all.at(-1) ?? 0) + height + gap], [0])
  return tops.reduce((best, each, at) => (Math.abs(each - top) < Math.abs((tops[best] ?? 0) - top) ? at : best), 0)
}
