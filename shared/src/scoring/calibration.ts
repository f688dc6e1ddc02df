import type { Calibration, Term } from '../protocol/to-client.ts'
import type { Certainty } from '../question/certainty.ts'

type Scored = { readonly fraction: number; readonly terms: readonly Term[] }

/**
 * [PT4] How often answers that were given so surely were right, over the rounds that asked; nothing where none did.
 * A round without an answer says nothing about how well somebody knows what they know.
 */
export function calibrationOf(rounds: readonly (Scored | undefined)[]): Calibration | undefined {
  const said = rounds.flatMap((score) => {
    const term = score?.terms.find((one) => one.term === 'certainty')
    return score && term ? [{ certainty: term.value, isRight: score.fraction === 1 }] : []
  })
  if (said.length === 0) return undefined
  return ([1, 2, 3] satisfies Certainty[]).map((certainty) => {
    const given = said.filter((one) => one.certainty === certainty)
    return { certainty, given: given.length, right: given.filter(({ isRight }) => isRight).length }
  })
}
