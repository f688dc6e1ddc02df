/** How people answer; each a share of them, or of the time to answer. */
export type Habits = {
  readonly silent: number
  /** Who changes an answer, and of those who did, who does so once more. */
  readonly changing: number
  /** From when to when; beyond 1 it is too late. */
  readonly between: readonly [number, number]
  /** When those answer at the soonest who lost their line while they saw the question. */
  readonly afterLoss: number
}

/** Some never answer, some change their mind, and some come too late. */
export const usual: Habits = { silent: 0.03, changing: 0.3, between: [0.02, 1.12], afterLoss: 0 }

/** Everybody changes an answer again and again, so that receipts come all the time. */
export const restless: Habits = { silent: 0, changing: 0.95, between: [0.02, 0.98], afterLoss: 0 }

/** Everybody answers at once, so that a question may close early; but for those who lose their line over it. */
export const hasty: Habits = { silent: 0, changing: 0, between: [0.02, 0.1], afterLoss: 0.9 }
