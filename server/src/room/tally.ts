import type { Tally } from '@jawab/shared/protocol/to-client'
import type { Instant } from '@jawab/shared/time'
import type { StoredAnswer } from './answers.ts'
import type { Room } from './room.ts'
import { isIn, isPresent, type Seat } from './seats.ts'

/** [RV2] How many present people have answered, in all and by team; never what. */
export function tallyOf(room: Room, seats: readonly Seat[], answers: readonly StoredAnswer[], at: Instant): Tally {
  const answered = new Set(answers.map(({ seat }) => seat))
  // Who answered and left is still counted in, so that the figure never falls.
  const counted = seats.filter((seat) => isIn(seat) && (isPresent(seat, at) || answered.has(seat.id)))
  const countIn = (members: readonly Seat[]) => ({
    answered: members.filter(({ id }) => answered.has(id)).length,
    present: members.length,
  })
  const byTeam = room.teams.map(({ id }) => [id, countIn(counted.filter(({ team }) => team === id))] as const)
  return {
    round: room.round,
    ...countIn(counted),
    ...(byTeam.length > 0 ? { byTeam: Object.fromEntries(byTeam) } : {}),
  }
}
