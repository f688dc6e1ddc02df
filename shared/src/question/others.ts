/** The pile of all answers that lie on none of the piles a spread names. */
export const OTHERS = 'others'
