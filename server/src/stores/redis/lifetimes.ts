/** In seconds, as Redis counts them. A living room's are renewed by its writes; what no server ends, time does. */
const MINUTE = 60
const DAY = 24 * 60 * MINUTE

export const ROOM_LIFETIME = 3 * DAY
export const RESULTS_LIFETIME = 30 * DAY
/** A league lives for so long after it was written to last. */
export const LEAGUE_LIFETIME = 400 * DAY
/** How long a PIN is held for a room that is being made. */
export const CLAIM_LIFETIME = 30
/** How long totals may be under way. */
export const DRAFT_LIFETIME = MINUTE
