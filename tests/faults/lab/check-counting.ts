import type { Instant, Millis } from '@jawab/shared/time'
import { keptAnswers, placeOf, type Kept } from './check-answers.ts'
import { seatOf } from './check-seats.ts'
import type { Evidence, Problem } from './evidence.ts'
import { most } from './figures.ts'
import { linesAbout, type DeviceLog, type Receipted } from './log.ts'
import { zeroesOf } from './windows.ts'

/**
 * How right the counted times are. The clock of this machine saw each answer leave its phone and its receipt come back;
 * the server received it in between. What was counted, with its credit, must be the round's time of such an instant.
 */
export type Counting = {
  /** The furthest that any counted time is from where it must be. */
  readonly errorMs: Millis
  /** How many answers were counted, and of how many it is certain, for their way was short, that they are not further off than allowed. */
  readonly counted: number
  readonly certain: number
}

/** [TM0] No clock of a server may be wrong by more when it counts an answer. */
const MOST_ERROR: Millis = 50

export function countingOf(evidence: Evidence): Counting {
  const errors = measured(evidence)
  return {
    errorMs: most(errors.map(({ least }) => least)),
    counted: errors.length,
    certain: errors.filter(({ atMost }) => atMost <= MOST_ERROR).length,
  }
}

export function checkCounting(evidence: Evidence, { counted, certain }: Counting): Problem[] {
  const wrong = measured(evidence).filter(({ least }) => least > MOST_ERROR)
  const kept = keptAnswers(evidence)
  const isUncertain = evidence.limits.isTimed && certain < counted / 2
  return [
    ...wrong.map(({ who, what, least }): Problem => ({
      what: 'time:wrong',
      detail: `${who}: ${what}, off by ${least} ms`,
    })),
    ...(isUncertain ? [{ what: 'time:uncertain' as const, detail: `only ${certain} of ${counted} answers` }] : []),
    ...evidence.players.flatMap((player) => checkRecord(player, kept)),
  ]
}

type Measured = { readonly who: string; readonly what: string; readonly least: Millis; readonly atMost: Millis }

function measured(evidence: Evidence): Measured[] {
  const zeroes = zeroesOf(evidence)
  return evidence.players.flatMap((player) =>
    linesAbout(player, 'receipt').flatMap((receipt) => {
      const measure = measureOne(player, receipt, zeroes.get(receipt.round) ?? [])
      const what = `round ${receipt.round}, answer ${receipt.seq}, counted ${receipt.countedMs} ms`
      return measure ? [{ who: player.who, what, ...measure }] : []
    }),
  )
}

function measureOne(player: DeviceLog, receipt: Receipted & { readonly at: Instant }, zeroes: readonly Instant[]) {
  const sent = linesAbout(player, 'sent').find(({ round, seq }) => round === receipt.round && seq === receipt.seq)
  if (!sent || zeroes.length === 0) return undefined
  const elapsedMs = receipt.countedMs + receipt.creditMs
  const earliest = Math.max(0, sent.at - Math.max(...zeroes))
  const latest = Math.max(0, receipt.at - Math.min(...zeroes))
  return {
    least: Math.max(0, earliest - elapsedMs, elapsedMs - latest, overcredited(receipt, sent.claimMs)),
    atMost: Math.max(elapsedMs - earliest, latest - elapsedMs),
  }
}

/** [TM3] A credit makes up for the network: it never takes an answer below what its player took. */
const overcredited = ({ countedMs, creditMs }: Receipted, claimMs: Millis = 0) =>
  creditMs > 0 ? claimMs - countedMs : 0

/** [RD6] What was counted is stored, and never computed again. */
function checkRecord(player: DeviceLog, kept: Kept): Problem[] {
  return linesAbout(player, 'receipt').flatMap(({ round, seq, countedMs, creditMs }) => {
    const stored = kept.get(placeOf(seatOf(player) ?? '', round))
    const isSame = stored?.seq !== seq || (stored.countedMs === countedMs && stored.creditMs === creditMs)
    if (isSame) return []
    const detail = `${player.who}, round ${round}: receipt ${countedMs} ms, record ${stored.countedMs} ms`
    return [{ what: 'time:recounted', detail }]
  })
}
