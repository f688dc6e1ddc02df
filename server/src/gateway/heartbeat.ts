/** How soon a line that is cut without a word is noticed at both ends: after 16 s at the latest. In milliseconds. */
export const HEARTBEAT = { pingInterval: 10_000, pingTimeout: 6_000 } as const
