import type { Counting } from './check-counting.ts'
import type { Beside } from './check-beside.ts'
import type { Problem } from './evidence.ts'
import type { Spread } from './figures.ts'
import type { Run } from './run.ts'

/** One line for people: what was accepted and what became of it, how long anybody waited, and why it failed. */
export function inOneLine({ fault, verdict, beside }: Run): string {
  const { accepted, lost, double, gapMs, times, counting, problems } = verdict
  const counts = [accepted, lost, double].map((count) => String(count).padStart(5)).join(' /')
  const { late, back, receipt } = times
  const waits = `late ${inWords(late)}, back ${inWords(back)}, receipt ${inWords(receipt)}`
  const figures = `${counts} / ${String(gapMs).padStart(5)} ms  (${waits}, settled ${times.settledMs}, ${inWordsOf(counting)})`
  const outcome = problems.length === 0 ? 'pass' : `FAIL ${reasonsOf(problems)}`
  return `${fault.name.padEnd(20)} ${figures}  ${beside ? inWordsBeside(beside) : ''}${outcome}`
}

const inWordsBeside = ({ before, during }: Beside) =>
  `[beside: receipt ${inWords(before)} of ${before.receipts} before, ${inWords(during)} of ${during.receipts} meanwhile]  `

const inWords = ({ p95, max }: Spread) => `p95 ${p95} max ${max}`

const inWordsOf = ({ errorMs, counted, certain }: Counting) =>
  `times off by ${errorMs} ms, ${Math.floor((100 * certain) / Math.max(1, counted))} % certain`

/** The same for machines. */
export const inJson = ({ fault, verdict, beside }: Run) =>
  JSON.stringify({
    fault: fault.name,
    passed: verdict.problems.length === 0,
    ...verdict,
    ...(beside ? { beside } : {}),
  })

/** Each kind of problem with how often it came and the first of it. */
export const reasonsOf = (problems: readonly Problem[]) =>
  [...new Set(problems.map(({ what }) => what))]
    .map((what) => {
      const alike = problems.filter((problem) => problem.what === what)
      return `${what} × ${alike.length} (${alike[0]?.detail})`
    })
    .join('; ')
