import { graceMs } from '@jawab/shared/clock/credit'
import type { Instant, Millis } from '@jawab/shared/time'
import { devicesOf, type Evidence } from './evidence.ts'
import { linesAbout } from './log.ts'

/** When a round took answers. */
export type Window = {
  readonly opensAt: Instant
  readonly closesAt: Instant
  readonly limitMs: Millis
  readonly pausedMs: Millis
}

/** [RD3] Up to then an answer counts. */
export const endOf = ({ closesAt, limitMs }: Window): Instant => closesAt + graceMs(limitMs)

/** The windows of the rounds by the last view of each that anybody saw: only that one has every move of the deadline. */
export function windowsOf(evidence: Evidence): ReadonlyMap<number, Window> {
  const latest = new Map<number, Window & { readonly version: number; readonly at: Instant }>()
  for (const { round, version, at, opensAt, until, limitMs, pausedMs = 0 } of questionViews(evidence)) {
    if (opensAt === undefined || until === undefined || limitMs === undefined) continue
    const known = latest.get(round)
    const isNewer = !known || version > known.version || (version === known.version && at > known.at)
    if (isNewer) latest.set(round, { opensAt, closesAt: until, limitMs, pausedMs, version, at })
  }
  return latest
}

/** Of each round, the instants at which its clock would have shown nothing: pauses and outages move them on. */
export function zeroesOf(evidence: Evidence): ReadonlyMap<number, readonly Instant[]> {
  const zeroes = new Map<number, Instant[]>()
  for (const { round, opensAt, pausedMs = 0 } of questionViews(evidence)) {
    if (opensAt === undefined) continue
    zeroes.set(round, [...new Set([...(zeroes.get(round) ?? []), opensAt + pausedMs])])
  }
  return zeroes
}

/** When anybody was first shown that a round had stood still for so long, shortest first. */
export function pausesOf(evidence: Evidence, wanted: number) {
  const shown = new Map<Millis, Instant>()
  for (const { round, at, pausedMs = 0 } of questionViews(evidence)) {
    if (round === wanted) shown.set(pausedMs, Math.min(at, shown.get(pausedMs) ?? Infinity))
  }
  return [...shown].map(([pausedMs, at]) => ({ pausedMs, at })).toSorted((one, other) => one.pausedMs - other.pausedMs)
}

const questionViews = (evidence: Evidence) =>
  devicesOf(evidence).flatMap((device) => linesAbout(device, 'view').filter(({ phase }) => phase === 'question'))
