import { groupsOf } from './figures.ts'
import type { BenchLag } from './lag.ts'
import { roundTrips } from './network.ts'
import type { Measures } from './measures.ts'
import { isMet, targetsOf, type Target } from './targets.ts'

/** All figures, and of each target whether it is met. */
export const inJson = (measures: Measures, lag: BenchLag): string =>
  JSON.stringify({
    targets: targetsOf(measures).map((target) => ({ ...target, isMet: isMet(target) })),
    ...measures,
    lag,
  })

/** Everything in Markdown, as `docs/fairness.md` has it. */
export const inTables = (measures: Measures, lag: BenchLag): string =>
  [
    table(['target', 'measured', 'at most', ''], targetsOf(measures).map(targetRow)),
    `Points lost, in thousandths of full marks, mean (p95)\n\n${lostTable(measures)}`,
    `Lost more than the same player with the same reaction at 20 ms, mean (p95)\n\n${apartTable(measures)}`,
    `Wrong order by counted time, round trips up to 400 ms\n\n${orderTable(measures)}`,
    `Opening\n\n${openingTable(measures)}`,
    `What cheats gain over honest twins on the same line, mean (over the same reaction without a network)\n\n${gainTable(measures)}`,
    `${measures.agreements} results agree with their receipts and the rules, ${measures.disagreements.length} do not`,
    ...measures.disagreements.slice(0, 10),
    `Refused: ${inCounts(measures.refusals)}`,
    `The bench was late for what was due: ${inWords(lag)}`,
  ].join('\n\n')

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map((_, at) => (at === 0 ? '---' : '--:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const fixed = (figure: number, digits = 1) => (Math.round(figure * 10 ** digits) / 10 ** digits + 0).toFixed(digits)
const inSeconds = (limitMs: number) => `${limitMs / 1000} s`
const inPercent = (rate: number) => `${fixed(100 * rate, 2)} %`
const byMillis = roundTrips.map((roundTrip) => `${roundTrip} ms`)

const inRefused = (refused: number) => (refused > 0 ? `, ${refused} refused` : '')

const inCounts = (counts: Measures['refusals']) =>
  Object.entries(counts)
    .map(([refusal, count]) => `${refusal} ${count}`)
    .join(', ') || 'nothing'

const inWords = ({ phones, lines }: BenchLag) =>
  Object.entries({ phones, lines })
    .map(([name, { p99, max }]) => `${name} p99 ${fixed(p99)} ms, at most ${fixed(max, 0)} ms`)
    .join('; ')

const targetRow = (target: Target) => [
  target.what,
  `${fixed(target.figure, 2)} ${target.unit}`,
  `${target.atMost} ${target.unit}`,
  isMet(target) ? 'met' : 'MISSED',
]

function lostTable({ lost }: Measures) {
  const rows = groupsOf(lost, cellName).map(([name, cells]) => [
    name,
    String(Math.min(...cells.map(({ answers }) => answers))),
    ...cells.map(({ mean, p95, refused }) => `${fixed(mean)} (${fixed(p95)})${inRefused(refused)}`),
  ])
  return table(['preset, limit', 'answers each', ...byMillis], rows)
}

const apartTable = ({ apart }: Measures) =>
  table(
    ['preset, limit', 'pairs each', ...byMillis.slice(1)],
    groupsOf(apart, cellName).map(([name, cells]) => [
      name,
      String(Math.min(...cells.map(({ pairs }) => pairs))),
      ...cells.map(({ mean, p95 }) => `${fixed(mean, 2)} (${fixed(p95)})`),
    ]),
  )

const orderTable = ({ wrongOrder }: Measures) =>
  table(
    ['limit', 'true gap', 'pairs', 'wrong'],
    wrongOrder.map(({ limitMs, gapMs, pairs, rate }) => [
      inSeconds(limitMs),
      `${gapMs} ms`,
      String(pairs),
      inPercent(rate),
    ]),
  )

const openingTable = ({ opening }: Measures) =>
  table(
    ['round trip', 'showings', 'median after the opening', 'p95 from the median of all'],
    opening.map(({ roundTrip, showings, medianMs, p95 }) => [
      `${roundTrip} ms`,
      String(showings),
      `${fixed(medianMs)} ms`,
      `${fixed(p95)} ms`,
    ]),
  )

function gainTable({ gains }: Measures) {
  const rows = groupsOf(gains, cellName).flatMap(([cell, inCell]) =>
    groupsOf(inCell, ({ cheat }) => cheat).map(([cheat, alike]) => [
      cell,
      cheat,
      String(Math.min(...alike.map(({ answers }) => answers))),
      ...alike.map(({ mean, ahead, refused }) => `${fixed(mean)} (${fixed(ahead)})${inRefused(refused)}`),
    ]),
  )
  return table(['preset, limit', 'cheat', 'answers each', ...byMillis], rows)
}

const cellName = ({ preset, limitMs }: { readonly preset: string; readonly limitMs: number }) =>
  `${preset}, ${inSeconds(limitMs)}`
