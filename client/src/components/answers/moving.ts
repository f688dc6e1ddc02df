/** The same items with one of them at another place. */
export function movedTo(order: readonly string[], id: string, to: number): string[] {
  const others = order.filter((other) => other !== id)
  return [...others.slice(0, to), id, ...others.slice(to)]
}
