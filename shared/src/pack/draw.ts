import { dealQuestion, type Question } from '../question/kinds.ts'
import { tiers } from '../question/question.ts'
import { seededRandom } from '../random.ts'
import { fitting, type Wanted } from './fitting.ts'

export type Draw = Wanted & {
  /** How many questions, when there are so many. */
  readonly length: number
  readonly seed: string
  /** Ids of questions just played: they come again only when the others run out. */
  readonly avoid?: ReadonlySet<string> | undefined
}

/**
 * [RD9] The questions of a game as its room plays them: drawn, dealt, easier tiers first. Each question has a random
 * stream of its own, from seed and id, so that nothing depends on a key, nor on what else is in the pack.
 */
export function drawQuestions(questions: readonly Question[], wanted: Draw): Question[] {
  const { length, seed, avoid } = wanted
  const drawn = fitting(questions, wanted)
    .map((question) => ({
      question,
      lot: streamOf('lot', seed, question)(),
      again: Number(avoid?.has(question.id) ?? false),
    }))
    .toSorted((one, other) => one.again - other.again || one.lot - other.lot)
    .map(({ question }) => question)
  return oneOfEachGroup(drawn)
    .slice(0, length)
    .toSorted((one, other) => tiers.indexOf(one.tier) - tiers.indexOf(other.tier))
    .map((question) => dealQuestion(question, streamOf('deal', seed, question)))
}

/** Lot and deal draw apart: with one stream, whatever got drawn would also be shuffled in a drawn way. */
const streamOf = (purpose: 'lot' | 'deal', seed: string, { id }: Question) => seededRandom(`${purpose}/${seed}/${id}`)

/** The first of every group, and of every id, in the order given. */
function oneOfEachGroup(questions: readonly Question[]): Question[] {
  const seen = new Set<string>()
  return questions.filter(({ id, group }) => {
    const marks = [`id ${id}`, ...(group === undefined ? [] : [`group ${group}`])]
    if (marks.some((mark) => seen.has(mark))) return false
    for (const mark of marks) seen.add(mark)
    return true
  })
}
