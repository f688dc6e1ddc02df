import type { Millis } from '@jawab/shared/time'
import type { Platform } from '../platform.ts'

/** A piece of work that many may ask for: it runs once for all who asked, never twice at a time. */
export type Coalesced = {
  /** Runs within `apart`; asked for while it runs, it runs once more afterwards. */
  soon(): void
  /** Runs at once, or right after the run that is under way; resolves when what was asked for is done. */
  now(): Promise<void>
  /** The run that is under way begins only here to look: what was asked for before is done by it. */
  begins(): void
  stop(): void
  /** Resolves when no run is under way. */
  idle(): Promise<void>
}

type CoalescedParts = {
  readonly platform: Platform
  /** The least time between two runs asked for by `soon`. Work that takes long rests longer: see `REST`. */
  readonly apart: () => Millis
  readonly work: () => Promise<void>
  readonly failed: (error: unknown) => void
}

/**
 * After a run it rests for so many times as long, so that a crowd leaves most of the time for everything else; but not
 * for longer than people bear, as after a run that waited for a store.
 */
const REST = 3
const LONGEST_REST: Millis = 500

export function coalesced({ platform, apart, work, failed }: CoalescedParts): Coalesced {
  let running: Promise<void> | undefined
  let wanted: 'soon' | 'now' | undefined
  let stopped = false
  let restsUntil = -Infinity
  let cancelWait: (() => void) | undefined

  return { soon, now, begins: () => void (wanted = undefined), stop, idle: async () => running }

  function soon() {
    if (running) wanted ??= 'soon'
    else cancelWait ??= platform.after(restsUntil - platform.monotonic(), () => void now())
  }

  async function now() {
    cancelWait?.()
    cancelWait = undefined
    if (stopped) return
    const underWay = running
    if (underWay) wanted = 'now'
    else run()
    await underWay
    await running
  }

  function run() {
    const began = platform.monotonic()
    running = work()
      .catch(failed)
      .finally(() => finished(platform.monotonic() - began))
  }

  function finished(took: Millis) {
    running = undefined
    restsUntil = platform.monotonic() + Math.max(apart(), Math.min(took * REST, LONGEST_REST))
    const next = wanted
    wanted = undefined
    if (next === 'now') void now()
    if (next === 'soon') soon()
  }

  function stop() {
    stopped = true
    cancelWait?.()
  }
}
