// `npm test`: everything, from a fresh clone. `npm test -- <filters>` hands the filters to vitest and leaves the checks out.
import './steps/prepare.mjs'
import { buildIfNeeded } from './steps/build.mjs'
import { check } from './steps/check.mjs'
import { installIfNeeded } from './steps/install.mjs'
import { programs } from './steps/programs.mjs'
import { exitCode, runHere } from './steps/run.mjs'
import { ensureBrowser } from './tools/browser.mjs'
import { ensureRedis } from './tools/redis.mjs'

const filters = process.argv.slice(2)

await installIfNeeded()
if (filters.length === 0 && !(await check())) process.exit(1)
await buildIfNeeded()
if (filters.length === 0) {
  console.log(`browser    ${(await ensureBrowser()).how}`)
  console.log(`redis      ${ensureRedis().how}`)
}

runHere([...programs.vitest, 'run', ...filters]).on('exit', (code, signal) => {
  process.exitCode = exitCode(code, signal)
})
