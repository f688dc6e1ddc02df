/** A marigold's petals in a box of 100: one of the outer and one of the inner ring, at twelve o'clock. */
export const outerPetal = 'M50 1.5c3.6 2.2 5.7 5.4 5.7 9 0 4-2.5 6.8-5.7 6.8s-5.7-2.8-5.7-6.8c0-3.6 2.1-6.8 5.7-9Z'
export const innerPetal = 'M50 13.5c2.4 1.6 3.9 3.6 3.9 6 0 2.7-1.7 4.6-3.9 4.6s-3.9-1.9-3.9-4.6c0-2.4 1.5-4.4 3.9-6Z'

export const PETALS = 24

/** The small flower of the garland, one of its eight petals, in a box of 48. */
export const garlandPetal = 'M24 2c4 2 6 6 6 10s-3 8-6 8-6-4-6-8 2-8 6-10Z'
