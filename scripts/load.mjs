// `npm run load`: a crowd of phones plays on a real server, beside plain socket.io that sends the same. `-- --players 1000` and more.
import './steps/prepare.mjs'
import { runProgramOnBuild } from './steps/on-build.mjs'

await runProgramOnBuild('tests/load/main.ts')
