import type { TeamRecord } from '@jawab/shared/teams/team-answer'
import { seconds, type Instant } from '@jawab/shared/time'
import { isIn, type Seat } from './seats.ts'

/** [TE5] How long a spokesperson may be gone; presence is noted every two seconds. */
const GONE_FOR = seconds(5)

const isHere = ({ lastSeenAt }: Seat, at: Instant) => lastSeenAt >= at - GONE_FOR

/**
 * [TE5] Who is to speak for a team: whoever does, while there; else the next member in joining order who is. In each
 * round the turn begins with another member. Nobody is appointed while nobody is there.
 */
export function spokespersonOf(
  seats: readonly Seat[],
  { team, spokesperson }: TeamRecord,
  round: number,
  at: Instant,
): string | undefined {
  const members = seats.filter((seat) => seat.team === team && isIn(seat))
  const current = members.findIndex(({ id }) => id === spokesperson)
  const first = current >= 0 ? current : (round - 1) % Math.max(1, members.length)
  const inTurn = [...members.slice(first), ...members.slice(0, first)]
  return inTurn.find((seat) => isHere(seat, at))?.id ?? spokesperson
}
