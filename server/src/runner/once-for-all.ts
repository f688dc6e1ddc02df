import type { Platform } from '../platform.ts'

/**
 * Makes of `work` one that is done once for all who ask with the same key before it begins: what each gets was begun
 * after it asked. After a run it rests for as long as that took, so that a crowd leaves half of the time for everything
 * else.
 */
export function onceForAll<Value>(
  platform: Platform,
  work: (key: string) => Promise<Value>,
): (key: string) => Promise<Value> {
  const coming = new Map<string, Promise<Value>>()
  const resting = new Map<string, Promise<void>>()

  return (key) => {
    const known = coming.get(key)
    if (known) return known
    const run = (resting.get(key) ?? turnIsOver()).then(() => begin(key))
    coming.set(key, run)
    return run
  }

  function begin(key: string) {
    coming.delete(key)
    const began = platform.monotonic()
    const run = work(key)
    const rested = run.then(rest, rest)
    resting.set(key, rested)
    void rested.then(() => resting.get(key) === rested && resting.delete(key))
    return run

    function rest() {
      const took = platform.monotonic() - began
      return took > 0 ? new Promise<void>((resolve) => platform.after(took, resolve)) : undefined
    }
  }

  function turnIsOver() {
    return new Promise<void>((resolve) => platform.endOfTurn(resolve))
  }
}
