import { seconds, type Instant, type Millis } from '../time.ts'

/** [RM4] How long a second code is shown before the next one. */
export const CODE_STANDS: Millis = seconds(10)

/** The number of the window of the store's time that an instant lies in: every node agrees on it, nothing is kept. */
export const codeWindow = (at: Instant): number => Math.floor(at / CODE_STANDS)

/** When the code that is shown gives way to the next one. */
export const codeEndsAt = (at: Instant): Instant => (codeWindow(at) + 1) * CODE_STANDS
