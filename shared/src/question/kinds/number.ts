import * as v from 'valibot'
import { textPart, type Localized } from '../../language.ts'
import { clamp } from '../../time.ts'
import type { Kind } from '../kind.ts'
import { binOf, binsOf } from '../number-bins.ts'
import { idsOf } from '../options.ts'
import { fixedPiles } from '../piles.ts'
import { commonFields, localized, type CommonFields } from '../question.ts'

/** Say a number. `tolerance` is in the same unit; on a log scale it is a ratio, such as 2 for "half to double". */
export type NumberQuestion = CommonFields & {
  readonly kind: 'number'
  readonly right: number
  readonly tolerance: number
  readonly scale: 'linear' | 'log'
  /** [RD9] What may be answered: the author's choice, not made from the key. */
  readonly bounds: { readonly least: number; readonly most: number }
  readonly step: number
  readonly unit?: Localized | undefined
}

const UNIT_LONGEST = 24
const finite = v.pipe(v.number(), v.finite())

const authored = v.strictObject({
  ...commonFields,
  kind: v.literal('number'),
  right: finite,
  tolerance: v.pipe(finite, v.minValue(0)),
  scale: v.optional(v.picklist(['linear', 'log']), 'linear'),
  bounds: v.strictObject({ least: finite, most: finite }),
  step: v.optional(v.pipe(finite, v.gtValue(0)), 1),
  unit: v.optional(localized(UNIT_LONGEST)),
})

export const number: Kind<NumberQuestion, number> = {
  schema: v.pipe(
    authored,
    v.check(({ bounds }) => bounds.least < bounds.most, 'bounds: least must be below most'),
    v.check(({ right, bounds }) => isWithin(right, bounds), 'right: must lie within the bounds'),
    v.check(({ scale, bounds }) => scale === 'linear' || bounds.least > 0, 'bounds: a log scale starts above 0'),
    v.check(({ scale, tolerance }) => scale === 'linear' || tolerance > 1, 'tolerance: on a log scale a ratio above 1'),
  ),
  answer: finite,
  deal: (question) => question,
  offered: () => [],
  extras: (question, lang) => ({
    ...rangeOf(question),
    ...(question.unit ? { unit: textPart(question.unit, lang) } : {}),
  }),
  accepts: ({ bounds }, given) => isWithin(given, bounds),
  key: ({ right }) => right,
  grade: gradeNumber,
  withKey: (question, right) => ({ ...question, right }),
  piles: (question) => {
    const range = rangeOf(question)
    return fixedPiles(idsOf(binsOf(range)), (given) => [binOf(range, given).id])
  },
  whyNot: () => ({}),
}

const isWithin = (value: number, { least, most }: NumberQuestion['bounds']) => value >= least && value <= most

const rangeOf = ({ bounds, step, scale }: NumberQuestion) => ({ min: bounds.least, max: bounds.most, step, scale })

/** [PT7] All of it within the tolerance, then less with the distance, nothing from three times the tolerance on. */
function gradeNumber({ right, tolerance, scale }: NumberQuestion, given: number) {
  if (given === right) return 1
  if (scale === 'log') return given > 0 ? shareAt(Math.abs(Math.log(given / right)), Math.log(tolerance)) : 0
  return tolerance > 0 ? shareAt(Math.abs(given - right), tolerance) : 0
}

/** Rounded far below any point, so that what lies just at the tolerance is all right in spite of binary fractions. */
const shareAt = (distance: number, tolerance: number) =>
  Math.round(clamp((3 * tolerance - distance) / (2 * tolerance), 0, 1) * 1e9) / 1e9
