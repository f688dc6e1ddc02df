import { seconds } from '@jawab/shared/time'
import { devicesOf, type Evidence, type Problem } from './evidence.ts'
import { most } from './figures.ts'
import { linesAbout } from './log.ts'

/** [RD11] What the room gives on top, to settle. */
const BONUS = seconds(5)
/** A gap is counted from heartbeat to heartbeat, and there is one a second. */
const BEAT = seconds(1)

/** [RD11] An outage of the open round has moved its deadline, once. */
export function checkOutage(evidence: Evidence): Problem[] {
  const { outageMs } = evidence.limits
  if (outageMs === undefined) return []
  const moved = most([...deadlines(evidence).values()].map(({ first, last }) => last - first))
  if (moved >= outageMs + BONUS - BEAT) return []
  return [{ what: 'outage:not-made-good', detail: `the deadline moved by ${moved} ms after ${outageMs} ms of outage` }]
}

/** The first and the last deadline of each round that anybody was shown. */
function deadlines(evidence: Evidence) {
  const found = new Map<number, { first: number; last: number }>()
  for (const device of devicesOf(evidence)) {
    for (const { round, phase, until } of linesAbout(device, 'view')) {
      if (phase !== 'question' || until === undefined) continue
      const { first, last } = found.get(round) ?? { first: until, last: until }
      found.set(round, { first: Math.min(first, until), last: Math.max(last, until) })
    }
  }
  return found
}
