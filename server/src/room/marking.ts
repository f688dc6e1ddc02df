import type { MarkingPair } from '@jawab/shared/protocol/views'
import { HOST_MARKS } from '@jawab/shared/protocol/marks'
import type { RosterEntry } from '@jawab/shared/scoring/score-game'
import type { Instant, Millis } from '@jawab/shared/time'
import type { MarkingPhase, Room } from './room.ts'

/**
 * [RV3] Who marks whom, by who sat where when the round was sealed: each team the next one, round in a circle. A team
 * with no other beside it is left to the host: marking oneself is another rule.
 */
export function markingPairs({ rules, teams }: Room, roster: readonly RosterEntry[]): MarkingPair[] {
  const playing = teams.filter(({ id }) => roster.some(({ team }) => team === id))
  return playing.map(({ id: team }, at) => {
    if (rules.marking === 'team') return { team, by: team }
    const before = playing.at(at - 1)?.id
    const hasNeighbour = rules.marking === 'neighbour' && before !== undefined && before !== team
    return { team, by: hasNeighbour ? before : HOST_MARKS }
  })
}

/** As for the longest questions ([RD3]): nobody is timed. */
const GRACE: Millis = 550

/** The last instant at which a received mark still counts. */
export const markWindowEnd = ({ until }: MarkingPhase): Instant => until + GRACE
