// `npm run bench:phone`: how busy a phone and a wall are while nobody touches them.
import './steps/prepare.mjs'
import { runProgramOnBuild } from './steps/on-build.mjs'

await runProgramOnBuild('tests/load/phone-rest.ts')
