// `npm run bank`: reads every pack and the shows beside it as the server does, counts what is in them and names what is wrong or weak. Fails on
// an error. `-- --json` prints the same for programs, `-- <folder>` reads packs from elsewhere.
import { takeCensus, type Census } from '@jawab/shared/pack/census'
import { lintBank, type Weakness } from '@jawab/shared/pack/lint'
import { loadPacks } from '../server/src/packs/load-packs.ts'
import { loadShows } from '../server/src/shows/load-shows.ts'

const [folder = 'content/packs'] = process.argv.slice(2).filter((given) => given !== '--json')
const { packs, problems } = await loadPacks(folder)
const { shows, problems: badShows } = await loadShows(folder, packs)
const questions = [...packs.values()].flatMap((pack) => pack.questions)
const census = takeCensus(questions)
const lint = lintBank(questions)
const errors = [...problems, ...badShows, ...lint.errors]

if (process.argv.includes('--json')) {
  console.log(JSON.stringify({ ...census, shows: shows.length, warnings: lint.warnings, errors }, null, 2))
} else {
  printCensus(census)
  for (const error of errors) console.error(`error: ${said(error)}`)
  for (const warning of lint.warnings) console.log(`weak: ${said(warning)}`)
}
if (errors.length > 0) process.exitCode = 1

function printCensus({ questions, ...counts }: Census) {
  console.log(`${questions} questions in ${packs.size} packs, ${shows.length} shows`)
  for (const [by, count] of Object.entries(counts)) {
    const figures = Object.entries(count).map(([what, many]) => `${what} ${many}`)
    console.log(`${by.padEnd(15)} ${figures.join(' · ')}`)
  }
}

function said({ reason, ...place }: Weakness & { readonly file?: string }) {
  return [place.file, place.question, reason].filter(Boolean).join(' ')
}
