import { clampForPoints } from '../clock/credit.ts'
import type { TimeFactor } from '../clock/time-factor.ts'
import type { Preset } from '../protocol/rules.ts'
import type { Term } from '../protocol/to-client.ts'
import { unreachable } from '../result.ts'
import { clamp, type Millis } from '../time.ts'

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
  /** [PT3] How many rounds in a row were fully right, this one with them; 0 where streaks do not count. */
  readonly streak: number
}

export type Points = { readonly points: number; readonly terms: readonly Term[] }

/**
 * [PT0] [PT9] The points of one answer and the terms they are the sum of.
 * Only the sum is rounded. For the terms to add up to it, each takes what it adds to the rounded sum so far.
 */
export function pointsOf(scored: Scored): Points {
  if (scored.voided) return { points: 0, terms: [{ term: 'void', value: true, points: 0 }] }

  const { exact, terms } = beforeWeight(scored)
  const points = rounded(exact * scored.weight)
  const bonus = streakBonus(scored)
  return {
    points: points + bonus,
    terms: [
      ...terms,
      ...(scored.weight === 1
        ? []
        : [{ term: 'weight' as const, value: scored.weight, points: points - rounded(exact) }]),
      ...(bonus > 0 ? [{ term: 'streak' as const, value: scored.streak, points: bonus }] : []),
    ],
  }
}

const STREAK_STEP = 100
const STREAK_MOST = 500

/** [PT3] From the second in a row on; weights leave it as it is. */
const streakBonus = ({ streak, weight }: Scored) => (weight > 0 ? clamp((streak - 1) * STREAK_STEP, 0, STREAK_MOST) : 0)

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
      return flat(scored)
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
const PARTLY_CLASSIC = 500
const AT_ONCE: Millis = 500

/** [PT3] Half of it is for speed; in the first half second nobody is slower than anybody else. */
function classic({ fraction, countedMs, limitMs, timeFactor = 1 }: Scored): Unrounded {
  if (fraction === 0) return { exact: 0, terms: [base(0)] }
  if (fraction < 1) return partly(fraction, PARTLY_CLASSIC)
  if (countedMs === undefined) return whole(RIGHT_CLASSIC)
  if (timeFactor !== 1) return halfSpeed(PARTLY_CLASSIC, RIGHT_CLASSIC - PARTLY_CLASSIC, timeFactor)
  const timed = clampForPoints(countedMs, limitMs)
  const exact = timed < AT_ONCE ? RIGHT_CLASSIC : (RIGHT_CLASSIC * (2 * limitMs - timed)) / (2 * limitMs)
  return {
    exact,
    terms: [base(PARTLY_CLASSIC), { term: 'speed', value: timed, points: rounded(exact) - PARTLY_CLASSIC }],
  }
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

const whole = (exact: number): Unrounded => ({ exact, terms: [base(exact)] })

const base = (points: number): Term => ({ term: 'base', value: points > 0, points })

/** Half up, as `Math.round` does for what is not negative. */
const rounded = Math.round
