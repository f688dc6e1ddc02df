import { graceMs } from '@jawab/shared/clock/credit'
import type { Instant, Millis } from '@jawab/shared/time'
import { devicesOf, type Evidence, type Problem } from './evidence.ts'
import { most, spreadOf, type Spread } from './figures.ts'
import { linesAbout, type DeviceLog, type Line } from './log.ts'
import { windowsOf } from './windows.ts'

/** How long people waited. */
export type Times = {
  /** From the instant at which a phase was due until it was seen, by devices whose line held. */
  readonly late: Spread
  /** From the loss of the line until the seat was taken again. */
  readonly back: Spread
  /** From an answer's first sending until its receipt. */
  readonly receipt: Spread
  /** The longest that any device showed less than the room was at. */
  readonly behindMs: Millis
  /** The longest from the end of a fault until a device showed what the room was at then. */
  readonly settledMs: Millis
}

export function timesOf(evidence: Evidence): Times {
  const seen = firstSeen(evidence)
  return {
    late: spreadOf(lateness(evidence)),
    back: spreadOf(evidence.players.flatMap(waysBack)),
    receipt: spreadOf(evidence.players.flatMap(waitsForReceipts).map(({ took }) => took)),
    behindMs: most(devicesOf(evidence).map((device) => longestBehind(device, seen))),
    settledMs: most(settlings(evidence).map(({ took }) => took)),
  }
}

/** The longest that anybody waited for anything. */
export const gapOf = ({ late, back, receipt, behindMs }: Times) => Math.max(late.max, back.max, receipt.max, behindMs)

export function checkTimes(evidence: Evidence, times: Times): Problem[] {
  const { settledMs } = evidence.limits
  const [gap, gapMs] = [gapOf(times), longestGap(evidence)]
  const unsettled = settlings(evidence).filter(({ took }) => took > settledMs)
  return [
    ...(gap > gapMs ? [{ what: 'device:dark' as const, detail: `${gap} ms, ${gapMs} allowed` }] : []),
    ...unsettled.map(({ who, took }) => behind(who, `${took} ms after the fault, ${settledMs} allowed`)),
    ...devicesOf(evidence).flatMap((device) => checkEnd(device, evidence.record.version)),
  ]
}

function longestGap({ limits, strikes }: Evidence): Millis {
  const lasted = most(strikes.map(({ struckAt, mendedAt }) => mendedAt - struckAt))
  return limits.gapMs + (limits.isTotal ? lasted : 0)
}

const behind = (who: string, detail: string): Problem => ({ what: 'device:behind', detail: `${who}: ${detail}` })

/** At the end everybody shows what the room is. */
function checkEnd(device: DeviceLog, version: number): Problem[] {
  const shown = linesAbout(device, 'view').at(-1)?.version
  return shown === version ? [] : [behind(device.who, `ends on version ${shown}, the room on ${version}`)]
}

type FirstSeen = readonly { readonly version: number; readonly at: Instant }[]

/** When anybody saw a version for the first time, by version. */
function firstSeen(evidence: Evidence): FirstSeen {
  const first = new Map<number, Instant>()
  for (const { version, at } of devicesOf(evidence).flatMap((device) => linesAbout(device, 'view'))) {
    first.set(version, Math.min(at, first.get(version) ?? Infinity))
  }
  return [...first].map(([version, at]) => ({ version, at })).toSorted((one, other) => one.version - other.version)
}

/** From each version's first showing anywhere until this device, once it was in, showed it or a later one. */
function longestBehind(device: DeviceLog, seen: FirstSeen): Millis {
  const views = linesAbout(device, 'view')
  const begins = views[0]?.at ?? Infinity
  return most(
    seen
      .filter(({ at }) => at >= begins)
      .map(({ version, at }) => (views.find((view) => view.version >= version)?.at ?? Infinity) - at)
      .filter(Number.isFinite),
  )
}

/** After each fault, for each device: how long until it showed what anybody had seen by then. */
function settlings(evidence: Evidence) {
  const seen = firstSeen(evidence)
  return evidence.strikes.flatMap(({ mendedAt }) => {
    const known = most(seen.filter(({ at }) => at <= mendedAt).map(({ version }) => version))
    return devicesOf(evidence).map((device) => ({ who: device.who, took: settled(device, known, mendedAt) }))
  })
}

function settled(device: DeviceLog, version: number, mendedAt: Instant): Millis {
  const reached = linesAbout(device, 'view').find((view) => view.version >= version)?.at ?? Infinity
  return Math.max(0, reached - mendedAt)
}

/** From each loss to the next time that the seat was taken. */
function waysBack(player: DeviceLog): Millis[] {
  const found: Millis[] = []
  let lostAt: Instant | undefined
  for (const { about, at } of player.lines) {
    if (about === 'lost') lostAt ??= at
    if (about !== 'seated' || lostAt === undefined) continue
    found.push(at - lostAt)
    lostAt = undefined
  }
  return found
}

/** From each answer's first sending until its receipt; one that was refused in the end had its own say. */
export function waitsForReceipts(player: DeviceLog): { readonly sentAt: Instant; readonly took: Millis }[] {
  const sent = linesAbout(player, 'sent')
  return linesAbout(player, 'receipt').flatMap(({ at, round, seq }) => {
    const first = sent.find((line) => line.round === round && line.seq === seq)
    return first ? [{ sentAt: first.at, took: at - first.at }] : []
  })
}

/** [RD3] How long after the end of its window a round is sealed. */
const SEAL_AFTER: Millis = 250

/** Of the two steps that the clock takes in each round. */
function lateness(evidence: Evidence): Millis[] {
  const windows = windowsOf(evidence)
  return devicesOf(evidence).flatMap((device) =>
    linesAbout(device, 'view').flatMap((view, at, views) => {
      const before = views[at - 1]
      if (before?.round !== view.round) return []
      const window = windows.get(view.round)
      const isOpening = before.phase === 'reading' && view.phase === 'question'
      const isClosing = before.phase === 'question' && view.phase === 'closed' && window
      const sealAt = window ? window.closesAt + graceMs(window.limitMs) + SEAL_AFTER : 0
      const due = isOpening ? before.until : isClosing ? sealAt : undefined
      if (due === undefined || !heldBetween(device.lines, due, view.at)) return []
      return [Math.max(0, view.at - due)]
    }),
  )
}

/** Whether the line was up from somewhat before `from`, and stayed so. */
function heldBetween(lines: readonly Line[], from: Instant, to: Instant): boolean {
  const isBroken = lines.some(({ about, at }) => about === 'lost' && at >= from - 200 && at <= to)
  const isAway = lines.filter(({ about, at }) => at < from && (about === 'lost' || about === 'connected')).at(-1)
  return !isBroken && isAway?.about === 'connected'
}
