import * as fc from 'fast-check'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** Enough for fast-check to play a run again. */
type KeptRun = { readonly seed: number; readonly path: string }

/** Not committed: what failed on this machine, until it passes. */
const file = fileURLToPath(new URL('../../data/failing-runs.json', import.meta.url))

/**
 * As `fc.assert`, but a run that fails is kept under a name and played first the next time, until it passes. The seed is
 * printed as well.
 */
export async function assertKeeping<Drawn>(name: string, property: fc.IAsyncProperty<Drawn>, numRuns: number) {
  for (const { seed, path } of readKept()[name] ?? []) await fc.assert(property, { seed, path, numRuns: 1 })
  keep(name, [])
  await fc.assert(property, {
    numRuns,
    asyncReporter: (out) => {
      if (!out.failed) return Promise.resolve()
      keep(name, [{ seed: out.seed, path: out.counterexamplePath ?? '' }])
      return Promise.reject(new Error(fc.defaultReportMessage(out)))
    },
  })
}

function readKept(): Record<string, readonly KeptRun[]> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, readonly KeptRun[]>
  } catch {
    return {}
  }
}

function keep(name: string, runs: readonly KeptRun[]) {
  const before = readKept()
  if (runs.length === 0 && !(name in before)) return
  const { [name]: _now, ...others } = before
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, JSON.stringify(runs.length === 0 ? others : { ...others, [name]: runs }, null, 2))
}
