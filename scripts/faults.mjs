// `npm run faults`: games on real servers in which something breaks, a line each. `-- <names> --bots 60` takes a part.
import './steps/prepare.mjs'
import { runProgramOnBuild } from './steps/on-build.mjs'

await runProgramOnBuild('tests/faults/lab/main.ts')
