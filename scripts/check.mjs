// `npm run check`: types, lint and format.
import './steps/prepare.mjs'
import { check } from './steps/check.mjs'
import { installIfNeeded } from './steps/install.mjs'

await installIfNeeded()
if (!(await check())) process.exitCode = 1
