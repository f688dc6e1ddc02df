import { seconds, type Millis } from '../time.ts'

/** [TE3] How long a member who has changed the answer of a `shared` round leaves it to the others. */
export const CHANGED_LATELY: Millis = seconds(2)

/** [TE3] How long before the end only the spokesperson may change an answer that stands. */
export const SPOKESPERSON_ONLY: Millis = seconds(3)
