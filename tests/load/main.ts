// `npm run load -- [--players 1000] [--rooms 1] [--questions 5] [--window 3] [--nodes 1] [--store embedded|redis] [--json]`
import { readCommandLine } from '../support/command-line.ts'
import { inJson, inWords } from './results.ts'
import { readOptions } from './options.ts'
import { runLoad } from './run.ts'

// Servers and crowds end with this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const options = readCommandLine(readOptions)
const figures = await runLoad(options)
console.log(options.json ? inJson(options, figures) : inWords(options, figures))
process.exit()
