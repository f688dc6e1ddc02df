// `npm run shots`: a picture of every screen in every phase, size and language, in `shots/`. `-- -t <words>` takes a part.
import './steps/prepare.mjs'
import { buildIfNeeded } from './steps/build.mjs'
import { installIfNeeded } from './steps/install.mjs'
import { programs } from './steps/programs.mjs'
import { exitCode, runHere } from './steps/run.mjs'

await installIfNeeded()
await buildIfNeeded()

runHere([...programs.vitest, 'run', '--config', 'tests/shots/shots.config.ts', ...process.argv.slice(2)]).on(
  'exit',
  (code, signal) => {
    process.exitCode = exitCode(code, signal)
  },
)
