// `npm run faults`: games on real servers in which something breaks, a line each. `-- <names> --bots 60` takes a part.
import './steps/prepare.mjs'
import { buildIfNeeded } from './steps/build.mjs'
import { installIfNeeded } from './steps/install.mjs'
import { exitCode, runHere } from './steps/run.mjs'

await installIfNeeded()
await buildIfNeeded()

const lab = ['--import', 'tsx', 'tests/faults/lab/main.ts', ...process.argv.slice(2)]
runHere([process.execPath, ...lab]).on('exit', (code, signal) => {
  process.exitCode = exitCode(code, signal)
})
