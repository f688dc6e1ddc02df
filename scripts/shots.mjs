// `npm run shots`: a picture of every screen in every phase, size and language, in `shots/`. `-- -t <words>` takes a part.
import './steps/prepare.mjs'
import { runOnBuild } from './steps/on-build.mjs'
import { programs } from './steps/programs.mjs'

await runOnBuild([...programs.vitest, 'run', '--config', 'tests/shots/shots.config.ts', ...process.argv.slice(2)])
