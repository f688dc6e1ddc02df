import type { Millis } from '@jawab/shared/time'
import type { Platform } from '../platform.ts'

/** A piece of work that many may ask for: it runs once for all who asked, never twice at a time. */
export type Coalesced = {
  /** Runs within `apart`; asked for while it runs, it runs once more afterwards. */
  soon(): void
  /** Runs at once, or right after the run that is under way. */
  now(): void
  stop(): void
  /** Resolves when no run is under way. */
  idle(): Promise<void>
}

type CoalescedParts = {
  readonly platform: Platform
  /** The least time between the ends of two runs asked for by `soon`. */
  readonly apart: Millis
  readonly work: () => Promise<void>
  readonly failed: (error: unknown) => void
}

export function coalesced({ platform, apart, work, failed }: CoalescedParts): Coalesced {
  let running: Promise<void> | undefined
  let wanted = false
  let stopped = false
  let lastEnd = -Infinity
  let cancelWait: (() => void) | undefined

  return { soon, now, stop, idle: async () => running }

  function soon() {
    if (running) wanted = true
    else cancelWait ??= platform.after(lastEnd + apart - platform.monotonic(), now)
  }

  function now() {
    cancelWait?.()
    cancelWait = undefined
    if (stopped) return
    if (running) wanted = true
    else running = work().catch(failed).finally(finished)
  }

  function finished() {
    running = undefined
    lastEnd = platform.monotonic()
    if (!wanted) return
    wanted = false
    soon()
  }

  function stop() {
    stopped = true
    cancelWait?.()
  }
}
