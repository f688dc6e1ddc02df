/** What the keys of a console do; letters are matched whatever their case. */
export type Keys = { readonly space: () => void; readonly press: (key: string) => void }

/**
 * Listens to the keys of the whole page. Whoever types into a field, answers a dialog, or has walked to a button with
 * the keyboard means that field, dialog or button. Returns how to stop.
 */
export function listenToKeys({ space, press }: Keys): () => void {
  const listen = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || isMeantElsewhere(event)) return
    if (event.key !== ' ') return press(event.key.toUpperCase())
    event.preventDefault()
    space()
  }
  // A button that was clicked keeps the focus; its own reaction to the space bar comes with the key's release.
  const release = (event: KeyboardEvent) => {
    if (event.key === ' ' && !isMeantElsewhere(event)) event.preventDefault()
  }
  addEventListener('keydown', listen)
  addEventListener('keyup', release)
  return () => {
    removeEventListener('keydown', listen)
    removeEventListener('keyup', release)
  }
}

function isMeantElsewhere({ target, key }: KeyboardEvent): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target.closest('input, select, textarea, dialog')) return true
  return key === ' ' && target.matches('button:focus-visible, a:focus-visible, summary:focus-visible')
}
