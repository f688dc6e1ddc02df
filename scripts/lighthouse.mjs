// `npm run lighthouse`: how Lighthouse judges, on its phone, the pages by which people come in. Exit code 1 under the mark.
import './steps/prepare.mjs'
import { installIfNeeded } from './steps/install.mjs'
import { runProgramOnBuild } from './steps/on-build.mjs'
import { ensureLighthouse } from './tools/lighthouse.mjs'

await installIfNeeded()
const { entry } = await ensureLighthouse()

await runProgramOnBuild('tests/load/lighthouse.ts', [entry])
