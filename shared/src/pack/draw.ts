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

/** What one round is to be asked with: a question by name, or any that fits; where it says nothing, as the draw does. */
export type Slot = Wanted & { readonly question?: string | undefined }

/**
 * [RD9] The questions of a game as its room plays them: drawn, dealt, easier tiers first. Each question has a random
 * stream of its own, from seed and id, so that nothing depends on a key, nor on what else is in the pack.
 */
export const drawQuestions = (questions: readonly Question[], wanted: Draw): Question[] =>
  drawRounds(questions, wanted, []).filter((question) => question !== undefined)

/**
 * As `drawQuestions`, with some of the first rounds asked as their slots say, in their places; the others are drawn
 * around them. Nothing stands where no question is left for a round. Of a group, only one question gets in.
 */
export function drawRounds(
  questions: readonly Question[],
  wanted: Draw,
  slots: readonly Slot[],
): (Question | undefined)[] {
  const inLots = drawLots(questions, wanted)
  const isFree = oneOfEachGroup()
  const drawn: (Question | undefined)[] = Array.from({ length: Math.max(wanted.length, slots.length) })

  // What a round names it gets, and of what is left the choosy ones choose first.
  slots.forEach(({ question }, at) => {
    if (question !== undefined) drawn[at] = inLots.find((one) => one.id === question && isFree(one))
  })
  slots.forEach((slot, at) => {
    if (isChoosy(slot)) drawn[at] = fitting(inLots, narrowed(wanted, slot)).find(isFree)
  })
  const others = [...drawn.keys()].filter((at) => isPlain(slots[at] ?? {}))
  const easierFirst = fitting(inLots, wanted)
    .filter(isFree)
    .slice(0, others.length)
    .toSorted((one, other) => tierOf(one) - tierOf(other))
  others.forEach((at, nth) => (drawn[at] = easierFirst[nth]))
  return drawn.map((question) => question && dealQuestion(question, streamOf('deal', wanted.seed, question)))
}

/** What a round says of itself counts in place of what the game says. */
const narrowed = (wanted: Wanted, { kinds, tiers, topics }: Slot): Wanted => ({
  kinds: kinds ?? wanted.kinds,
  tiers: tiers ?? wanted.tiers,
  topics: topics ?? wanted.topics,
})

const isChoosy = ({ question, kinds, tiers: ofTiers, topics }: Slot) =>
  question === undefined && (kinds !== undefined || ofTiers !== undefined || topics !== undefined)

const isPlain = (slot: Slot) => slot.question === undefined && !isChoosy(slot)

const tierOf = ({ tier }: Question) => tiers.indexOf(tier)

/** All questions in drawn order, those to be avoided last. */
const drawLots = (questions: readonly Question[], { seed, avoid }: Draw): Question[] =>
  questions
    .map((question) => ({
      question,
      lot: streamOf('lot', seed, question)(),
      again: Number(avoid?.has(question.id) ?? false),
    }))
    .toSorted((one, other) => one.again - other.again || one.lot - other.lot)
    .map(({ question }) => question)

/** Lot and deal draw apart: with one stream, whatever got drawn would also be shuffled in a drawn way. */
const streamOf = (purpose: 'lot' | 'deal', seed: string, { id }: Question) => seededRandom(`${purpose}/${seed}/${id}`)

/** Lets in the first of every group, and of every id, that asks. */
function oneOfEachGroup() {
  const seen = new Set<string>()
  return ({ id, group }: Question) => {
    const marks = [`id ${id}`, ...(group === undefined ? [] : [`group ${group}`])]
    if (marks.some((mark) => seen.has(mark))) return false
    for (const mark of marks) seen.add(mark)
    return true
  }
}
