import type { Random } from '@jawab/shared/random'
import { minutes, seconds, type Millis } from '@jawab/shared/time'

const SOONEST: Millis = 200

/**
 * How long to wait before dialling again. The first time a whole venue may be waiting, hence the wide spread;
 * a server that refuses is about to be back, hence the short one. Later dials back off, but not while
 * a question may be open.
 */
export function redialDelay(
  lost: { readonly attempt: number; readonly refused: boolean; readonly forMs: Millis; readonly roundOpen: boolean },
  random: Random,
): Millis {
  const most = lost.attempt === 0 ? (lost.refused ? seconds(1) : seconds(4)) : backedOff(lost)
  return SOONEST + random() * (most - SOONEST)
}

function backedOff({ attempt, forMs, roundOpen }: { attempt: number; forMs: Millis; roundOpen: boolean }) {
  const cap = roundOpen || forMs < minutes(1) ? seconds(3) : seconds(15)
  return Math.min(cap, 500 * 2 ** Math.min(attempt, 10))
}
