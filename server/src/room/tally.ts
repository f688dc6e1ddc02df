import type { Tally } from '@jawab/shared/protocol/to-client'
import { countsFor, type Question } from '@jawab/shared/question/kinds'
import type { Instant } from '@jawab/shared/time'
import type { StoredAnswer } from './answers.ts'
import type { Room } from './room.ts'
import { isPresent, type Seat } from './seats.ts'

/** [RV2] How many present people have answered, in all and by team; never what. */
export function tallyOf(room: Room, seats: readonly Seat[], answers: readonly StoredAnswer[], at: Instant): Tally {
  const answered = new Set(answers.map(({ seat }) => seat))
  // Who answered and left is still counted in, so that the figure never falls.
  const counted = seats.filter((seat) => !seat.removed && (isPresent(seat, at) || answered.has(seat.id)))
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

/** How many picked each option; for the host alone, who shows it on demand. */
export function byOption(question: Question, answers: readonly StoredAnswer[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { answer } of answers) {
    for (const option of countsFor(question, answer)) counts[option] = (counts[option] ?? 0) + 1
  }
  return counts
}
