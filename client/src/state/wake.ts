import type { Connection } from './connection.svelte.ts'

/** Tells the connection when the page comes back from sleep, from another app or from a dead network. Returns how to stop. */
export function wakeWithPage(connection: Connection) {
  const wake = () => {
    if (document.visibilityState === 'visible') connection.wake()
  }
  document.addEventListener('visibilitychange', wake)
  addEventListener('online', wake)
  addEventListener('pageshow', wake)
  return () => {
    document.removeEventListener('visibilitychange', wake)
    removeEventListener('online', wake)
    removeEventListener('pageshow', wake)
  }
}
