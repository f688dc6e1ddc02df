import * as v from 'valibot'

/** [PT4] How sure somebody is of an answer: a guess, fairly, quite. */
export type Certainty = 1 | 2 | 3

export const certainty = v.picklist([1, 2, 3] satisfies Certainty[])

/** [PT4] Who does not say is not sure. */
export const LEAST_SURE: Certainty = 1

const RIGHT = { 1: 10, 2: 20, 3: 30 } as const
const WRONG = { 1: 0, 2: -20, 3: -60 } as const

/**
 * [PT4] Points for saying how sure one is. Honest reporting pays most: 2 from two thirds, 3 from four fifths on.
 * Negative points stand as they are, or a wrong answer would cost nothing.
 */
export const certaintyPoints = (isRight: boolean, sure: Certainty) => (isRight ? RIGHT : WRONG)[sure]

/** [PT4] What the board adds for everybody and every such round, so that nothing on it is negative. */
export const CERTAINTY_SHIFT = 60
