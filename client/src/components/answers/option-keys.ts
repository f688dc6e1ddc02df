/** Which of so many options a key means: A to F or 1 to 6; never while somebody types. */
export function optionAt(event: KeyboardEvent, count: number): number | undefined {
  if (event.altKey || event.ctrlKey || event.metaKey || event.target instanceof HTMLInputElement) return undefined
  const at = /^[1-6]$/.test(event.key) ? Number(event.key) - 1 : 'abcdef'.indexOf(event.key.toLowerCase())
  return event.key.length === 1 && at >= 0 && at < count ? at : undefined
}
