// `npm run lighthouse`: how Lighthouse judges, on its phone, the pages by which people come in. Exit code 1 under the mark.
import './steps/prepare.mjs'
import { buildIfNeeded } from './steps/build.mjs'
import { installIfNeeded } from './steps/install.mjs'
import { exitCode, runHere } from './steps/run.mjs'
import { ensureLighthouse } from './tools/lighthouse.mjs'

await installIfNeeded()
await buildIfNeeded()
const { entry } = await ensureLighthouse()

runHere([process.execPath, '--import', 'tsx', 'tests/load/lighthouse.ts', entry]).on('exit', (code, signal) => {
  process.exitCode = exitCode(code, signal)
})
