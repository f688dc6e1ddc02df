// `npm run faults -- [names] [--bots 300] [--questions 10] [--seed jawab] [--json]`
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { faults, type Fault } from './faults.ts'
import { toJsonLines } from './log.ts'
import { inOneLine, inJson } from './results.ts'
import { runFault, type Run } from './run.ts'

const LOGS = 'data/faults'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    bots: { type: 'string', default: '300' },
    questions: { type: 'string', default: '10' },
    seed: { type: 'string', default: 'jawab' },
    json: { type: 'boolean', default: false },
  },
})
const settings = { players: Number(values.bots), questions: Number(values.questions), seed: values.seed }

const unknown = positionals.filter((name) => !faults.some((fault) => fault.name === name))
if (unknown.length > 0) {
  console.error(`No such fault: ${unknown.join(', ')}. There are: ${faults.map(({ name }) => name).join(', ')}`)
  process.exit(2)
}

// The servers and the Redis of a game are ended with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

for (const fault of faults) {
  if (positionals.length > 0 && !positionals.includes(fault.name)) continue
  await tryFault(fault)
}
process.exit()

async function tryFault(fault: Fault) {
  try {
    const run = await runFault(fault, settings)
    keepLogs(run)
    console.log(values.json ? inJson(run) : inOneLine(run))
    if (run.verdict.problems.length > 0) process.exitCode = 1
  } catch (error) {
    process.exitCode = 1
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error)
    console.log(values.json ? JSON.stringify({ fault: fault.name, passed: false, reason }) : `${fault.name}: ${reason}`)
  }
}

/** What every device was told, for whoever wants to know why. */
function keepLogs({ fault, logs }: Run) {
  mkdirSync(LOGS, { recursive: true })
  writeFileSync(join(LOGS, `${fault.name}.jsonl`), toJsonLines(logs))
}
