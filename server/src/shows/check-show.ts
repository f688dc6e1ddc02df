import { no, ok, type Result } from '@jawab/shared/result'
import type { ShowProblem } from '@jawab/shared/show/problems'
import type { Show } from '@jawab/shared/show/show'
import { planGame, sourceOf, type Packs } from '../runner/game-plan.ts'
import { faultsOf } from '../runner/run-of-show.ts'
import { linesOf, parseShow, type LineProblem } from './show-text.ts'

/** The show that this text makes of these packs, or everything that keeps it from being played. */
export function readShowText(packs: Packs, text: string): Result<Show, readonly LineProblem[]> {
  const read = parseShow(text)
  if (!read.ok) return read
  const problems = checkShow(packs, read.value)
  return problems.length > 0 ? no(linesOf(text, problems)) : ok(read.value)
}

/** Any draw serves to see whether there is one. */
const SEED = 'check'

function checkShow(packs: Packs, show: Show): readonly ShowProblem[] {
  const planned = planGame(packs, show, SEED)
  if (planned.ok) return []
  const { refusal, round } = planned.reason
  if (round === undefined) return [{ path: [placeOf(refusal)], fault: { is: 'refused', refusal } }]
  // Whoever corrects a show by hand wants to know of all rounds at once.
  const faults = allFaults(packs, show)
  return (faults.length > 0 ? faults : [{ round, refusal }]).map(faultAt)
}

function allFaults(packs: Packs, show: Show) {
  const source = sourceOf(packs, show.packs)
  const unwished = planGame(packs, { ...show, rounds: undefined }, SEED)
  return source.ok && unwished.ok ? faultsOf(source.value.questions, unwished.value.rules, show.rounds ?? []) : []
}

const faultAt = ({ round, refusal }: ReturnType<typeof faultsOf>[number]): ShowProblem => ({
  path: ['rounds', round - 1],
  fault: { is: 'refused', refusal },
})

const placeOf = (refusal: string) => (refusal.startsWith('pack:') ? 'packs' : 'rules')
