import { seconds, type Millis } from '@jawab/shared/time'
import { most } from '../faults/lab/figures.ts'
import { groupsOf, meanOf } from './figures.ts'
import type { Gain, Measures } from './measures.ts'

/** What the bench must show; a measure that a short run leaves out is not there. */
export type Target = { readonly what: string; readonly figure: number; readonly atMost: number; readonly unit: string }

export const isMet = ({ figure, atMost }: Target) => figure <= atMost

/** [RD2] How long before the opening the options are sent, in rooms of up to 1,000 seats. */
const LEAD_SECONDS = 1
const OF_1000 = 'of 1,000'
const FAR: Millis = 400

export const targetsOf = (measures: Measures): Target[] => [
  ...apartTargets(measures),
  ...measures.wrongOrder
    .filter(({ limitMs, gapMs }) => limitMs === seconds(20) && gapMs === 100)
    .map(({ rate }) => aTarget('wrong order at a true gap of 100 ms, up to 400 ms, 20 s', 100 * rate, 2, '%')),
  aTarget('opening spread p95, up to 200 ms', most(near(measures).map(({ p95 }) => p95)), 40, 'ms'),
  ...groupsOf(measures.gains.filter(isNoReading), ({ limitMs }) => `${limitMs / seconds(1)} s`).map(([limit, gains]) =>
    bestCheat(limit, gains),
  ),
  aTarget(
    'taking more time',
    best(meanByRoom(measures.gains.filter(({ cheat }) => cheat === 'more-time'))),
    0,
    OF_1000,
  ),
  ...readingTarget(measures),
]

const aTarget = (what: string, figure: number, atMost: number, unit: string): Target => ({ what, figure, atMost, unit })

function apartTargets({ apart }: Measures): Target[] {
  const inClassic = (limitMs: Millis) =>
    apart.filter((cell) => cell.preset === 'classic' && cell.limitMs === limitMs && cell.roundTrip === FAR)
  const pair = (limit: string) => `classic, ${limit}, 400 ms against 20 ms,`
  return [
    ...inClassic(seconds(20)).flatMap(({ mean, p95 }) => [
      aTarget(`${pair('20 s')} mean difference`, Math.abs(mean), 3, OF_1000),
      aTarget(`${pair('20 s')} p95`, p95, 10, OF_1000),
    ]),
    ...inClassic(seconds(5)).map(({ mean }) => aTarget(`${pair('5 s')} mean difference`, Math.abs(mean), 8, OF_1000)),
  ]
}

const near = ({ opening }: Measures) => opening.filter(({ roundTrip }) => roundTrip <= 200)

const isNoReading = ({ cheat }: Gain) => cheat !== 'reads-lead'

/** The worst of all cells, by name. */
function bestCheat(limit: string, gains: readonly Gain[]): Target {
  const [top] = gains.toSorted((one, other) => other.mean - one.mean)
  const where = top ? `: ${top.cheat}, ${top.preset}, ${top.roundTrip} ms` : ''
  return aTarget(`best cheat other than reading in the lead, ${limit}${where}`, top?.mean ?? 0, 25, OF_1000)
}

const best = (gains: readonly Pick<Gain, 'mean'>[]) => gains.reduce((most, { mean }) => Math.max(most, mean), -Infinity)

/** Over all round trips: they have the same reaction times. */
const meanByRoom = (gains: readonly Gain[]) =>
  groupsOf(gains, ({ preset, limitMs }) => `${preset} ${limitMs}`).map(([, alike]) => ({
    mean: meanOf(alike.map(({ mean }) => mean)),
  }))

function readingTarget({ gains }: Measures): Target[] {
  const reading = gains.filter(({ cheat, limitMs }) => cheat === 'reads-lead' && limitMs === seconds(20))
  if (reading.length === 0) return []
  return [aTarget('reading in the lead, for each second of it, 20 s', best(reading) / LEAD_SECONDS, 25, OF_1000)]
}
