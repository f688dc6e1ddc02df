// `npm run load`: a crowd of phones plays on a real server, beside plain socket.io that sends the same. `-- --players 1000` and more.
import './steps/prepare.mjs'
import { buildIfNeeded } from './steps/build.mjs'
import { installIfNeeded } from './steps/install.mjs'
import { exitCode, runHere } from './steps/run.mjs'

await installIfNeeded()
await buildIfNeeded()

const bench = ['--import', 'tsx', 'tests/load/main.ts', ...process.argv.slice(2)]
runHere([process.execPath, ...bench]).on('exit', (code, signal) => {
  process.exitCode = exitCode(code, signal)
})
