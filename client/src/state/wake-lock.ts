/** Keeps the display on while the page can be seen, where the browser lets us: on plain http it does not. Returns how to stop. */
export function keepDisplayOn() {
  let lock: WakeLockSentinel | undefined
  let isWanted = true
  const hold = async () => {
    if (!('wakeLock' in navigator) || document.visibilityState !== 'visible') return
    lock = await navigator.wakeLock.request('screen').catch(() => undefined)
    if (!isWanted) void lock?.release()
  }
  // The browser lets go of the lock whenever the page is hidden.
  const listener = () => void hold()
  document.addEventListener('visibilitychange', listener)
  listener()
  return () => {
    isWanted = false
    document.removeEventListener('visibilitychange', listener)
    void lock?.release()
  }
}
