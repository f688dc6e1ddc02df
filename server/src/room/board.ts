import { CERTAINTY_SHIFT } from '@jawab/shared/question/certainty'
import { isCounted, type Room } from './room.ts'

/**
 * [PT4] What the board adds to everybody's points, so that nothing on it is negative: the most that each round played
 * with certainty can have cost. It changes no rank and is in no total.
 */
export const boardShift = (room: Room): number =>
  room.run
    .filter(({ preset, voided, sealedAt }, at) => {
      const isPlayed = sealedAt !== undefined && isCounted(room, at + 1)
      return preset === 'certainty' && !voided && isPlayed
    })
    .reduce((sum, { weight }) => sum + CERTAINTY_SHIFT * weight, 0)
