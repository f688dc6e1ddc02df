// `npm run fairness -- [--answers 2000] [--limits 20,5] [--presets learn,classic] [--seed jawab] [--json]`
import { seconds } from '@jawab/shared/time'
import { readCommandLine } from '../support/command-line.ts'
import { runBench } from './bench.ts'
import { measure } from './measures.ts'
import { readOptions } from './options.ts'
import { lengthOf, planRooms } from './plan.ts'
import { inJson, inTables } from './results.ts'
import { isMet, targetsOf } from './targets.ts'

// The server and the phones are ended with us.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const options = readCommandLine(readOptions)
const plans = planRooms(options)
const phones = plans.reduce((sum, room) => sum + room.phones.length, 0)
const minutes = Math.ceil(lengthOf(plans) / seconds(60))
console.error(`${phones} phones play in ${plans.length} rooms, for about ${minutes} min …`)

const { rooms, lag } = await runBench(plans, options.seed)
const measures = measure(rooms)
console.log(options.json ? inJson(measures, lag) : inTables(measures, lag))
process.exit(measures.disagreements.length === 0 && targetsOf(measures).every(isMet) ? 0 : 1)
