// `npm run fairness`: a room for each preset and limit, phones on lines of 20 to 800 ms, honest ones and cheats. `-- --answers 200` takes fewer.
import './steps/prepare.mjs'
import { runProgramOnBuild } from './steps/on-build.mjs'

await runProgramOnBuild('tests/fairness/main.ts')
