import type { NumberRange } from './kind.ts'

/** A stretch of numbers that the spread counts together: from `from` up to, but without, `to`; the last one with it. */
export type Bin = { readonly id: string; readonly from: number; readonly to: number }

type Range = Pick<NumberRange, 'min' | 'max' | 'step' | 'scale'>

const MOST_BINS = 8

/** [RV1] [RD9] The bins of a range follow from its authored bounds alone, so the spread tells nothing of the key. */
export function binsOf(range: Range): Bin[] {
  const edges = range.scale === 'log' ? logEdges(range) : linearEdges(range)
  return edges.slice(0, -1).map((from, at) => ({ id: `bin${at}`, from, to: edges[at + 1] ?? range.max }))
}

/** The bin of a number of the range. */
export function binOf(range: Range, value: number): Bin {
  const bins = binsOf(range)
  return bins.findLast(({ from }) => value >= from) ?? (bins[0] as Bin)
}

/** At round numbers, a multiple of the step apart. */
function linearEdges({ min, max, step }: Range): number[] {
  const width = roundUp((max - min + step) / MOST_BINS / step) * step
  const first = Math.floor(min / width + SLACK) * width
  const count = Math.floor((max - first) / width + SLACK) + 1
  return Array.from({ length: count + 1 }, (_, at) => tidy(first + at * width))
}

/** So that each bin is about as many times as large as the one before. */
function logEdges({ min, max }: Range): number[] {
  const ratio = (max / min) ** (1 / MOST_BINS)
  const between = Array.from({ length: MOST_BINS - 1 }, (_, at) => Number((min * ratio ** (at + 1)).toPrecision(2)))
  return [...new Set([min, ...between.filter((edge) => edge > min && edge < max), max])]
}

/** Binary fractions of a step must not cost a bin. */
const SLACK = 1e-9

/** The next number of 1, 2, 5, 10, 20, 50 … */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value) + SLACK)
  return ([1, 2, 5].find((digit) => digit * power >= value - SLACK) ?? 10) * power
}

const tidy = (value: number) => Number(value.toPrecision(12))
