/**
 * What the browser keeps for us. A browser may forbid it (private windows, strict settings);
 * then the game is played without, and only a reload needs a new seat.
 */
export function recall(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

export function keep(key: string, value: string) {
  try {
    localStorage.setItem(key, value)
  } catch {
    // See above: nothing to do, and nothing the player could.
  }
}

export function forget(key: string) {
  try {
    localStorage.removeItem(key)
  } catch {
    // See above.
  }
}

/** [ST2] Where the token of this browser's seat in a room is kept. */
export const seatKey = (pin: string) => `jawab.seat.${pin}`

/** [LG2] Where the league key of this device is kept. */
export const LEAGUE_KEY = 'jawab.league-key'

/** [RM2] Where the host key of a room is kept once it has left the address bar. */
export const hostKeyKey = (pin: string) => `jawab.host.${pin}`
