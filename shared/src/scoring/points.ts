import { clampForPoints } from '../clock/credit.ts'
import type { TimeFactor } from '../clock/time-factor.ts'
import { certaintyWorth, LEAST_SURE, type Certainty } from '../question/certainty.ts'
import type { Preset } from '../protocol/rules.ts'
import type { Term } from '../protocol/to-client.ts'
import { unreachable } from '../result.ts'
import { scratchWorth } from '../teams/scratch.ts'
import { clamp, seconds, type Millis } from '../time.ts'

export type Weight = 0 | 1 | 2

export type Scored = {
  readonly preset: Preset
  /** [PT7] How much of the answer is right, 0 to 1. */
  readonly fraction: number
  /** Nothing where a team answers as one: speed does not count then, and right is full marks. */
  readonly countedMs: Millis | undefined
  /** [TM4] Who has more time gets half of what speed is worth, whatever the time; absent is ×1. */
  readonly timeFactor?: TimeFactor | undefined
  /** T, the round's own limit; `+10 s` does not change it ([RD6]). */
  readonly limitMs: Millis
  readonly weight: Weight
  readonly voided: boolean
  /** [PT4] How sure the answer was given, where that was said. */
  readonly certainty?: Certainty | undefined
  /** [PT11] Where presets are mixed, `classic` has full marks of 100 like the others. */
  readonly isMixed?: boolean | undefined
  /** [PT3] How many rounds in a row were fully right, this one with them; 0 where streaks do not count. */
  readonly streak: number
}

export type Points = { readonly points: number; readonly terms: readonly Term[] }

/**
 * [PT0] [PT9] The points of one answer and the terms they are the sum of.
 * Only the sum is rounded. For the terms to add up to it, each takes what it adds to the rounded sum so far.
 */
export function pointsOf(scored: Scored): Points {
  if (scored.voided) return outOfGame

  const { points, terms } = weighed(beforeWeight(scored), scored.weight)
  const bonus = streakBonus(scored)
  return bonus === 0
    ? { points, terms }
    : { points: points + bonus, terms: [...terms, { term: 'streak', value: scored.streak, points: bonus }] }
}

const outOfGame: Points = { points: 0, terms: [{ term: 'void', value: true, points: 0 }] }

/** [PT6] */
function weighed({ exact, terms }: Unrounded, weight: Weight): Points {
  const points = rounded(exact * weight)
  if (weight === 1) return { points, terms }
  return { points, terms: [...terms, { term: 'weight', value: weight, points: points - rounded(exact) }] }
}

const STREAK_STEP = 100
const STREAK_MOST = 500
/** [PT11] What classic points are worth less where presets are mixed. */
const MIXED_SHARE = 10

/** [PT3] From the second in a row on; weights leave it as it is. */
function streakBonus({ streak, weight, isMixed }: Scored) {
  if (weight === 0) return 0
  const bonus = clamp((streak - 1) * STREAK_STEP, 0, STREAK_MOST)
  return isMixed ? bonus / MIXED_SHARE : bonus
}

type Unrounded = { readonly exact: number; readonly terms: readonly Term[] }

const RIGHT = 80
const FASTEST = 20
const RIGHT_FLAT = 100
const SPEED_BUCKET: Millis = 500

function beforeWeight(scored: Scored): Unrounded {
  switch (scored.preset) {
    case 'learn':
      return learn(scored)
    case 'classic':
      return classic(scored)
    case 'flat':
    case 'scratch':
      // [PT5] Only a team can scratch; what its members answered alone before is right or not.
      return flat(scored)
    case 'certainty':
      return certain(scored)
    default:
      return unreachable(scored.preset)
  }
}

/** [PT2] Accuracy first: speed is worth a fifth at the most, and only a fully right answer has it. */
function learn({ fraction, countedMs, limitMs, timeFactor = 1 }: Scored): Unrounded {
  if (fraction === 0) return { exact: 0, terms: [base(0)] }
  if (fraction < 1) return partly(fraction, RIGHT)
  if (countedMs === undefined) return whole(RIGHT_FLAT)
  if (timeFactor !== 1) return halfSpeed(RIGHT, FASTEST, timeFactor)
  const timed = clampForPoints(countedMs, limitMs)
  const exact = RIGHT + speed(timed, limitMs)
  return { exact, terms: [base(RIGHT), { term: 'speed', value: timed, points: rounded(exact) - RIGHT }] }
}

function speed(timed: Millis, limitMs: Millis) {
  const buckets = limitMs / SPEED_BUCKET
  // One division at the end, so that a half is a half to the last bit and rounds up everywhere.
  return (FASTEST * (buckets - Math.floor(timed / SPEED_BUCKET))) / buckets
}

const RIGHT_CLASSIC = 1000
const AT_ONCE: Millis = 500
/**
 * Where the first half second may earn full marks: there that is 25 of 1,000 more than its end, as much as a claim can
 * ([TM3]). In shorter rounds it would be up to 50, for taps before anybody can have read.
 */
const AT_ONCE_FROM: Millis = seconds(10)

/** [PT3] Half of it is for speed; in the first half second nobody is slower than anybody else. */
function classic({ fraction, countedMs, limitMs, isMixed, timeFactor = 1 }: Scored): Unrounded {
  const full = isMixed ? RIGHT_CLASSIC / MIXED_SHARE : RIGHT_CLASSIC
  if (fraction === 0) return { exact: 0, terms: [base(0)] }
  if (fraction < 1) return partly(fraction, full / 2)
  if (countedMs === undefined) return whole(full)
  if (timeFactor !== 1) return halfSpeed(full / 2, full / 2, timeFactor)
  const timed = clampForPoints(countedMs, limitMs)
  const exact =
    timed < AT_ONCE && limitMs >= AT_ONCE_FROM
      ? full
      : (full * (2 * limitMs - Math.max(timed, AT_ONCE))) / (2 * limitMs)
  return { exact, terms: [base(full / 2), { term: 'speed', value: timed, points: rounded(exact) - full / 2 }] }
}

/** [TM4] Right, with half of what speed is worth at the most: as much as who answers at half of T. */
function halfSpeed(right: number, fastest: number, timeFactor: TimeFactor): Unrounded {
  const half = fastest / 2
  return { exact: right + half, terms: [base(right), { term: 'half-speed', value: timeFactor, points: half }] }
}

/** What is partly right earns its share, and nothing for speed. */
function partly(fraction: number, most: number): Unrounded {
  const exact = fraction * most
  return { exact, terms: [{ term: 'fraction', value: fraction, points: rounded(exact) }] }
}

/** [PT6] All or nothing. */
const flat = ({ fraction }: Scored): Unrounded => whole(fraction === 1 ? RIGHT_FLAT : 0)

/** [PT4] */
function certain({ fraction, certainty = LEAST_SURE }: Scored): Unrounded {
  const exact = certaintyWorth[certainty][fraction === 1 ? 'right' : 'wrong']
  return { exact, terms: [{ term: 'certainty', value: certainty, points: exact }] }
}

/**
 * [PT5] The points of a team that uncovered its way to the right option at `attempt` (from 1) of `options`; nothing:
 * it has not found it.
 */
export function scratchPoints(
  { weight, voided }: Pick<Scored, 'weight' | 'voided'>,
  attempt: number | undefined,
  options: number,
): Points {
  if (voided) return outOfGame
  const exact = attempt === undefined ? 0 : scratchWorth(attempt, options)
  return weighed({ exact, terms: [{ term: 'attempt', value: attempt ?? 0, points: exact }] }, weight)
}

const whole = (exact: number): Unrounded => ({ exact, terms: [base(exact)] })

const base = (points: number): Term => ({ term: 'base', value: points > 0, points })

/** [PT0] Half up; never minus zero, which is no figure to store. */
const rounded = (exact: number) => Math.round(exact) + 0
