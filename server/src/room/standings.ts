import type { PersonStanding, TeamStanding } from '@jawab/shared/protocol/views'
import { rankOf } from '@jawab/shared/scoring/ranking'
import type { Totals } from '@jawab/shared/scoring/score-game'
import type { Room } from './room.ts'
import { isIn, type Seat } from './seats.ts'

/** Somebody's points and rank among all. */
export type Placed = { readonly id: string; readonly points: number; readonly rank: number }

/** [ST5] How many people standings and podium name. */
export const PEOPLE_NAMED = 5

const HUNDREDTHS = 100

/**
 * [RD8] [PT8] The teams that have members, with what they won since `before`; in the first standings nobody moved.
 * `shift` is what the board adds to all points ([PT4]); `ranks` stand in place of those by points, once equals were
 * told apart.
 */
export function teamStandings(
  room: Room,
  placed: readonly Placed[],
  before: Totals,
  seatsIn: Readonly<Record<string, number>>,
  shift: number,
  ranks?: ReadonlyMap<string, number>,
): TeamStanding[] {
  const playing = room.teams.filter(({ id }) => seatsIn[id])
  const nowOf = (team: string) => placed.find(({ id }) => id === team)?.points ?? 0
  const beforeOf = (team: string) => before.teams.get(team) ?? 0
  const allNow = playing.map(({ id }) => nowOf(id))
  const allBefore = playing.map(({ id }) => beforeOf(id))

  return playing
    .map((team) => {
      const rank = ranks?.get(team.id) ?? rankOf(nowOf(team.id), allNow)
      return {
        ...team,
        seats: seatsIn[team.id] ?? 0,
        points: nowOf(team.id) / HUNDREDTHS + shift,
        gained: (nowOf(team.id) - beforeOf(team.id)) / HUNDREDTHS,
        rank,
        movement: before.teams.size === 0 ? 0 : rankOf(beforeOf(team.id), allBefore) - rank,
      }
    })
    .sort((one, other) => one.rank - other.rank)
}

/** [ST5] The first few people by name. */
export function peopleStandings(
  placed: readonly Placed[],
  seats: readonly Seat[],
  before: Totals,
  shift: number,
): PersonStanding[] {
  const beforeOf = (seat: string) => before.people.get(seat) ?? 0
  const allBefore = seats.filter(isIn).map(({ id }) => beforeOf(id))

  return placed.flatMap(({ id, points, rank }) => {
    const seat = seats.find((one) => one.id === id)
    if (!seat) return []
    const movement = before.people.size === 0 ? 0 : rankOf(beforeOf(id), allBefore) - rank
    return [
      {
        name: seat.name,
        ...(seat.team ? { team: seat.team } : {}),
        points: points + shift,
        gained: points - beforeOf(id),
        rank,
        movement,
      },
    ]
  })
}
