// `npm run fairness`: a room for each preset and limit, phones on lines of 20 to 800 ms, honest ones and cheats. `-- --answers 200` takes fewer.
import './steps/prepare.mjs'
import { buildIfNeeded } from './steps/build.mjs'
import { installIfNeeded } from './steps/install.mjs'
import { exitCode, runHere } from './steps/run.mjs'

await installIfNeeded()
await buildIfNeeded()

const bench = ['--import', 'tsx', 'tests/fairness/main.ts', ...process.argv.slice(2)]
runHere([process.execPath, ...bench]).on('exit', (code, signal) => {
  process.exitCode = exitCode(code, signal)
})
