import { seconds, type Instant, type Millis } from '@jawab/shared/time'
import type { Evidence, Problem } from './evidence.ts'
import { linesAbout, type DeviceLog } from './log.ts'
import { windowsOf, type Window } from './windows.ts'

/** [ST6] Who was connected so shortly before is present; servers note it every 2 s. */
const PRESENT_FOR = seconds(15) - seconds(3)
/** [RD5] How long an answer has stood before a round closes early, by clocks that differ somewhat. */
const STOOD_FOR: Millis = seconds(2) - 50

/** [RD5] A round that closed before its time waited for everybody: those too whose server was lost. */
export function checkEarlyClose(evidence: Evidence): Problem[] {
  const windows = windowsOf(evidence)
  return evidence.record.rounds.flatMap(({ round, sealedAt, voided }) => {
    const window = windows.get(round)
    const closedAt = window && !voided ? closedEarlyAt(window, sealedAt) : undefined
    if (closedAt === undefined) return []
    return evidence.players
      .filter((player) => isPresentAt(player, closedAt) && !hadAnswered(player, round, closedAt - STOOD_FOR))
      .map(({ who }) => ({ what: 'round:cut-short', detail: `round ${round} closed at ${closedAt} without ${who}` }))
  })
}

/** By what was shown last, or by the seal where nobody saw it. */
function closedEarlyAt({ opensAt, closesAt, limitMs, pausedMs }: Window, sealedAt = closesAt): Instant | undefined {
  const closedAt = Math.min(closesAt, sealedAt)
  return closedAt < opensAt + limitMs + pausedMs ? closedAt : undefined
}

/** Had its seat not long before, by its own account. */
function isPresentAt({ lines }: DeviceLog, at: Instant): boolean {
  const seatedAt = lines.findLastIndex((line) => line.about === 'seated' && line.at <= at)
  if (seatedAt === -1) return false
  const lost = lines.slice(seatedAt).find(({ about }) => about === 'lost')
  return !lost || lost.at >= at - PRESENT_FOR
}

/** Only what got a receipt is known to stand. */
const hadAnswered = (player: DeviceLog, round: number, by: Instant) =>
  linesAbout(player, 'receipt').some((receipt) => receipt.round === round && receipt.receivedAt <= by)
