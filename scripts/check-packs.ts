// `npm run check:packs`: reads every pack as the server does. Names each mistake by file, question and reason, and fails
// on any; what only makes a pack weak is named, too.
import { lintPack } from '@jawab/shared/pack/lint'
import { loadPacks } from '../server/src/packs/load-packs.ts'

const { packs, problems } = await loadPacks('content/packs')

for (const pack of packs.values()) {
  console.log(`${pack.id}: ${pack.questions.length} questions`)
  for (const { question, reason } of lintPack(pack)) console.log(`  weak: ${placeOf(pack.id, question)} ${reason}`)
}
for (const { file, question, reason } of problems) console.error(`${placeOf(file, question)}: ${reason}`)
if (problems.length > 0) process.exitCode = 1

function placeOf(file: string, question = '') {
  return `${file} ${question}`.trimEnd()
}
