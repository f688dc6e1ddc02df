import type { Term } from '@jawab/shared/protocol/to-client'

/** A sum being counted up: what each term shows so far, and what they come to. */
export type Counted = { readonly terms: readonly number[]; readonly sum: number }

/** [PT9] The terms count up one after the other; `share` from 0 to 1 is how far the counting has come. */
export function countedTo(terms: readonly Pick<Term, 'points'>[], share: number): Counted {
  // Nothing is worth waiting for that adds nothing.
  const moving = terms.filter(({ points }) => points !== 0)
  const shown = terms.map((term) => {
    const at = moving.indexOf(term)
    const own = at < 0 ? 1 : Math.min(1, Math.max(0, share * moving.length - at))
    // Without a minus before nothing.
    return Math.round(term.points * own) || 0
  })
  return { terms: shown, sum: shown.reduce((sum, points) => sum + points, 0) }
}
