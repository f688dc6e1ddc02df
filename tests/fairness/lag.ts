import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Millis } from '@jawab/shared/time'

/** By how much a process of the bench came late to what was due: the bench's own part in what it measures. */
export type Lag = { readonly p99: Millis; readonly max: Millis }

const LOOKS_EVERY: Millis = 5
const NANOS = 1e6

/** What the bench says of itself. */
export const inWords = (lag: Readonly<Record<string, Lag>>): string =>
  `The bench came late to what was due: ${Object.entries(lag)
    .map(([name, { p99, max }]) => `${name} p99 ${p99.toFixed(1)} ms, at most ${max.toFixed(0)} ms`)
    .join('; ')}`

/** Watches this process from now on; gives what was seen so far. */
export function watchLag(): () => Lag {
  const looks = monitorEventLoopDelay({ resolution: LOOKS_EVERY })
  looks.enable()
  const beyond = (nanos: number) => Math.max(0, nanos / NANOS - LOOKS_EVERY)
  return () => ({ p99: beyond(looks.percentile(99)), max: beyond(looks.max) })
}
