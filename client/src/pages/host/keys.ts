/** What the keys of a console do; letters come in capitals. */
export type Keys = { readonly space: () => void; readonly press: (key: string) => void }

/**
 * Listens to the keys of the whole page. Whoever types into a field, answers a dialog, or has walked to a button with
 * the Tab key means that field, dialog or button. Returns how to stop.
 */
export function listenToKeys({ space, press }: Keys): () => void {
  const stopped = new AbortController()
  const { signal } = stopped
  // A button that was clicked keeps the focus, and the browser may even ring it; it is not where the keys go.
  let hasWalked = false
  addEventListener('pointerdown', () => (hasWalked = false), { signal })

  const isForPage = ({ target, key }: KeyboardEvent) => {
    if (!(target instanceof HTMLElement)) return true
    if (target.closest('input, select, textarea, dialog')) return false
    return key !== ' ' || !hasWalked || !target.matches('button, summary')
  }
  const listen = (event: KeyboardEvent) => {
    if (event.key === 'Tab') hasWalked = true
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || !isForPage(event)) return
    if (event.key !== ' ') return press(event.key.toUpperCase())
    event.preventDefault()
    space()
  }
  // A focused button answers the space bar when it is let go.
  const release = (event: KeyboardEvent) => {
    if (event.key === ' ' && isForPage(event)) event.preventDefault()
  }
  addEventListener('keydown', listen, { signal })
  addEventListener('keyup', release, { signal })
  return () => stopped.abort()
}
