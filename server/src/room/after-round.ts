import type { Millis } from '@jawab/shared/time'
import type { Room } from './room.ts'

/** [RD8] Standings come after this question, unless it is the last: then the game ends with them anyway. */
export function standingsDue({ rules, run }: Pick<Room, 'rules' | 'run'>, number: number): boolean {
  const byRule = rules.standingsEvery > 0 && number % rules.standingsEvery === 0
  return number < run.length && (run[number - 1]?.standingsAfter ?? byRule)
}

/** [RD1] How long the break is that the run of show has after this question; nothing without one, and after the last. */
export const breakDue = ({ run }: Pick<Room, 'run'>, number: number): Millis | undefined =>
  number < run.length ? run[number - 1]?.breakAfter : undefined

/** What comes after the round that is on, of what has not come yet: standings, then a break, then the next question. */
export function dueNow(room: Room): 'standings' | 'break' | 'reading' {
  const { round } = room
  if (standingsDue(room, round) && room.standingsAfter < round) return 'standings'
  return breakDue(room, round) !== undefined && (room.restedAfter ?? 0) < round ? 'break' : 'reading'
}
