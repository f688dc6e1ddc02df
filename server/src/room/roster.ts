import type { RosterEntry } from '@jawab/shared/scoring/score-game'
import type { Room } from './room.ts'
import { isIn, isPresent, type Seat } from './seats.ts'

/**
 * [TE2] [ST6] Who sits where at the end of the open round, and was present at any moment between its opening and
 * its close. Removed seats have left ([ST4]), and who still waits at the door has not come ([RM4]).
 */
export const rosterOf = (room: Room, seats: readonly Seat[]): RosterEntry[] =>
  seats.filter(isIn).map((seat) => ({
    seat: seat.id,
    ...(seat.team === undefined ? {} : { team: seat.team }),
    present: wasPresent(room, seat),
  }))

const wasPresent = ({ phase }: Room, seat: Seat) =>
  phase.name === 'question' && seat.joinedAt <= phase.closesAt && isPresent(seat, phase.opensAt)
