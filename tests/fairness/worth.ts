import type { TimeFactor } from '@jawab/shared/clock/time-factor'
import { pointsOf } from '@jawab/shared/scoring/points'
import type { Millis } from '@jawab/shared/time'
import type { RoomPlan } from './plan.ts'

type Scoring = Pick<RoomPlan, 'preset' | 'limitMs'>

/** The points of a right answer by the rules, from the time that counts alone. */
export const pointsFor = ({ preset, limitMs }: Scoring, countedMs: Millis, timeFactor?: TimeFactor) =>
  pointsOf({ preset, limitMs, countedMs, timeFactor, fraction: 1, weight: 1, voided: false, streak: 0 }).points

/** The same in thousandths of full marks, so that presets can be compared. */
export const worthOf = (scoring: Scoring, countedMs: Millis, timeFactor?: TimeFactor) =>
  (1000 * pointsFor(scoring, countedMs, timeFactor)) / pointsFor(scoring, 0)
