import type { Refusal } from '@jawab/shared/protocol/refusals'
import { seconds, type Instant } from '@jawab/shared/time'
import type { Evidence, Problem } from './evidence.ts'
import { linesAbout, type DeviceLog } from './log.ts'
import { endOf, pausesOf, windowsOf } from './windows.ts'

const tooEarlyOrLate: readonly Refusal[] = ['answer:too-early', 'answer:too-late']

/** [RD3] Nobody is told to have come at the wrong time who came, and was told so, while the window was open. */
export function checkRefusals(evidence: Evidence): Problem[] {
  const windows = windowsOf(evidence)
  return evidence.players.flatMap((player) =>
    linesAbout(player, 'refused').flatMap(({ at, given, refusal }) => {
      const window = given && windows.get(given.round)
      if (!window || !tooEarlyOrLate.includes(refusal)) return []
      const leftAt = lastSent(player, given, at)
      const isInTime = leftAt >= window.opensAt && at <= endOf(window) && wasMoved(evidence, given.round, leftAt)
      const detail = `${player.who}, round ${given.round}: ${refusal}, sent at ${leftAt}, refused at ${at}`
      return isInTime ? [{ what: 'answer:turned-away', detail }] : []
    }),
  )
}

const lastSent = (player: DeviceLog, { round, seq }: { round: number; seq: number }, before: Instant): Instant =>
  linesAbout(player, 'sent').findLast((line) => line.at <= before && line.round === round && line.seq === seq)?.at ?? 0

const OUTAGE_OVER = seconds(4)

/**
 * [RD11] Whether the deadline had its last place then: an outage that moved it had been made good, or had at least
 * lasted for long enough by then. A shorter one moves nothing yet, and the answer was late.
 */
function wasMoved(evidence: Evidence, round: number, at: Instant): boolean {
  const [last, before] = pausesOf(evidence, round).toReversed()
  if (!last || last.pausedMs === 0 || last.at <= at) return true
  const outageMs = last.pausedMs - (before?.pausedMs ?? 0)
  return outageMs - (last.at - at) > OUTAGE_OVER
}
