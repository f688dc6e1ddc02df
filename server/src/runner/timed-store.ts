import type { Metrics } from '../metrics.ts'
import type { Platform } from '../platform.ts'
import type { Store } from '../stores/store.ts'

type Call = (...given: readonly unknown[]) => unknown

/** The same store; how long each call takes, and whether it succeeds, goes into the metrics. */
export function timedStore(store: Store, platform: Platform, metrics: Metrics): Store {
  const timed =
    (name: string, call: Call): Call =>
    (...given) => {
      const began = platform.monotonic()
      const outcome = call(...given)
      const done = (isDone: boolean) => metrics.stored(name, platform.monotonic() - began, isDone)
      if (outcome instanceof Promise) void outcome.then(done.bind(undefined, true), done.bind(undefined, false))
      return outcome
    }
  const calls = Object.entries(store).map(([name, call]) => [name, timed(name, call as Call)])
  return Object.fromEntries(calls) as Store
}
