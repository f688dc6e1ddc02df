// `npm run fairness -- [--answers 2000] [--limits 20,5] [--presets learn,classic] [--seed jawab] [--json]`
import { parseArgs } from 'node:util'
import { presetNames, type Preset } from '@jawab/shared/protocol/rules'
import { seconds } from '@jawab/shared/time'
import { runBench } from './bench.ts'
import { inWords } from './lag.ts'
import { measure } from './measures.ts'
import { lengthOf, planRooms, type BenchSettings } from './plan.ts'
import { inTables } from './tables.ts'
import { isMet, targetsOf } from './targets.ts'

const { values } = parseArgs({
  options: {
    answers: { type: 'string', default: '2000' },
    limits: { type: 'string', default: '20,5' },
    presets: { type: 'string', default: 'learn,classic' },
    seed: { type: 'string', default: 'jawab' },
    json: { type: 'boolean', default: false },
  },
})

const presets = values.presets.split(',')
const unknown = presets.filter((name) => !presetNames.some((preset) => preset === name))
if (unknown.length > 0) {
  console.error(`No such preset: ${unknown.join(', ')}. There are: ${presetNames.join(', ')}`)
  process.exit(2)
}

// The server and the phones are ended with us.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130))

const settings: BenchSettings = {
  answers: Number(values.answers),
  limits: values.limits.split(',').map((limit) => seconds(Number(limit))),
  presets: presets as Preset[],
  seed: values.seed,
}
const plans = planRooms(settings)
const phones = plans.reduce((sum, room) => sum + room.phones.length, 0)
const minutes = Math.ceil(lengthOf(plans) / seconds(60))
console.error(`${phones} phones play in ${plans.length} rooms, for about ${minutes} min …`)

const { rooms, lag } = await runBench(plans, settings.seed)
const measures = measure(rooms)
const targets = targetsOf(measures).map((target) => ({ ...target, isMet: isMet(target) }))
console.log(values.json ? JSON.stringify({ targets, ...measures, lag }) : `${inTables(measures)}\n\n${inWords(lag)}`)
process.exit(measures.disagreements.length === 0 && targets.every(isMet) ? 0 : 1)
