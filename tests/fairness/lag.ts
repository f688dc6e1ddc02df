import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Millis } from '@jawab/shared/time'
import { most } from '../faults/lab/figures.ts'

/** By how much a process of the bench came late to what was due: the bench's own part in what it measures. */
export type Lag = { readonly p99: Millis; readonly max: Millis }

/** Of the process with all phones, and of the one with their lines and the hosts. */
export type BenchLag = { readonly phones: Lag; readonly lines: Lag }

const LOOKS_EVERY: Millis = 5
const NANOS = 1e6

/** Over several games. */
export const worstOf = (lags: readonly Lag[]): Lag => ({
  p99: most(lags.map(({ p99 }) => p99)),
  max: most(lags.map(({ max }) => max)),
})

/** Watches this process from now on; gives what was seen so far. */
export function watchLag(): () => Lag {
  const looks = monitorEventLoopDelay({ resolution: LOOKS_EVERY })
  looks.enable()
  const beyond = (nanos: number) => Math.max(0, nanos / NANOS - LOOKS_EVERY)
  return () => ({ p99: beyond(looks.percentile(99)), max: beyond(looks.max) })
}
