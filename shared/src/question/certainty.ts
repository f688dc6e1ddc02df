/** [PT4] How sure somebody is of an answer: a guess, fairly, quite. */
export const certainties = [1, 2, 3] as const
export type Certainty = (typeof certainties)[number]

/** [PT4] Who does not say is not sure. */
export const LEAST_SURE: Certainty = 1

/**
 * [PT4] What being so sure brings and costs. Honest reporting pays most: 2 from two thirds, 3 from four fifths on.
 * Negative points stand as they are, or a wrong answer would cost nothing.
 */
export const certaintyWorth: Readonly<Record<Certainty, { readonly right: number; readonly wrong: number }>> = {
  1: { right: 10, wrong: 0 },
  2: { right: 20, wrong: -20 },
  3: { right: 30, wrong: -60 },
}

/** [PT4] What the board adds for everybody and every such round, so that nothing on it is negative. */
export const CERTAINTY_SHIFT = 60
