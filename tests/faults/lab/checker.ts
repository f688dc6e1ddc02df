import { acceptedIn, checkAnswers } from './check-answers.ts'
import { checkCounting, countingOf, type Counting } from './check-counting.ts'
import { checkEarlyClose } from './check-early-close.ts'
import { checkOutage } from './check-outage.ts'
import { checkPhases } from './check-phases.ts'
import { checkRefusals } from './check-refusals.ts'
import { checkSeats } from './check-seats.ts'
import { checkStanding } from './check-standing.ts'
import { checkTimes, gapOf, timesOf, type Times } from './check-times.ts'
import { checkTotals } from './check-totals.ts'
import type { Evidence, Problem } from './evidence.ts'

export type Verdict = {
  /** Answers that got a receipt; of these, those not on record; and records beyond one per seat and round. */
  readonly accepted: number
  readonly lost: number
  readonly double: number
  /** The longest that anybody waited for anything. */
  readonly gapMs: number
  readonly times: Times
  readonly counting: Counting
  readonly problems: readonly Problem[]
}

/** Holds what every device was told against what the game has left behind. */
export function judge(evidence: Evidence): Verdict {
  const [times, counting] = [timesOf(evidence), countingOf(evidence)]
  const problems = [
    ...checkAnswers(evidence),
    ...checkRefusals(evidence),
    ...checkCounting(evidence, counting),
    ...checkStanding(evidence),
    ...checkSeats(evidence),
    ...checkTotals(evidence),
    ...checkPhases(evidence),
    ...checkEarlyClose(evidence),
    ...checkOutage(evidence),
    ...checkTimes(evidence, times),
  ]
  const count = (what: Problem['what']) => problems.filter((problem) => problem.what === what).length
  return {
    accepted: acceptedIn(evidence),
    lost: count('answer:lost'),
    double: count('answer:double'),
    gapMs: gapOf(times),
    times,
    counting,
    problems,
  }
}
