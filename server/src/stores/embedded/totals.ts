import { rankAll } from '@jawab/shared/scoring/ranking'
import type { Totals } from '@jawab/shared/scoring/score-game'
import type { Place, RoomStore } from '../store.ts'
import type { Parts } from './parts.ts'
import { prepareCommand, prepareQuery, type Connection } from './statements.ts'

type TotalMethods = Pick<RoomStore, 'settle' | 'standings' | 'placeOf'>

type PointsRow = [id: string, points: number]

export function totalMethods({ connection, write, now }: Parts): TotalMethods {
  const claimEpoch = prepareCommand(
    connection,
    `UPDATE rooms SET totals_epoch = ?1, active_at = max(active_at, ?2) WHERE id = ?3 AND totals_epoch <= ?1`,
  )
  const replaceTotals = prepareReplaceTotals(connection)
  const people = prepareQuery<PointsRow>(
    connection,
    'SELECT id, points FROM seats WHERE room = ? AND removed = 0 AND waiting = 0 ORDER BY points DESC, number LIMIT ?',
  )
  const teams = prepareQuery<PointsRow>(
    connection,
    'SELECT team, points FROM team_totals WHERE room = ? ORDER BY points DESC, team',
  )
  const place = prepareQuery<[points: number, rank: number, people: number]>(
    connection,
    `SELECT points,
        (SELECT 1 + count(*) FROM seats WHERE room = mine.room AND removed = 0 AND waiting = 0 AND points > mine.points),
        (SELECT count(*) FROM seats WHERE room = mine.room AND removed = 0 AND waiting = 0)
      FROM seats AS mine WHERE room = ? AND id = ? AND removed = 0 AND waiting = 0`,
  )

  return {
    settle: (id, epoch, totals) =>
      write(() => {
        if (claimEpoch(epoch, now(), id) === 0) return false
        replaceTotals(id, totals)
        return true
      }),
    standings: async (id, top) => ({ people: ranked(people.all(id, top)), teams: ranked(teams.all(id)) }),
    async placeOf(id, seat) {
      const row = place.first(id, seat)
      if (!row) return undefined
      const [points, rank, among] = row
      return { points, rank, people: among }
    },
  }
}

const ranked = (rows: readonly PointsRow[]): Place[] =>
  rankAll(rows, ([, points]) => points).map(({ item: [id, points], rank }) => ({ id, points, rank }))

function prepareReplaceTotals(connection: Connection) {
  const clearOthers = prepareCommand(
    connection,
    'UPDATE seats SET points = 0 WHERE room = ? AND points <> 0 AND id NOT IN (SELECT key FROM json_each(?))',
  )
  // One by one: a single statement over all of them compares every seat with everybody's points.
  const savePerson = prepareCommand(
    connection,
    'UPDATE seats SET points = ?1 WHERE room = ?2 AND id = ?3 AND points <> ?1',
  )
  const dropTeams = prepareCommand(connection, 'DELETE FROM team_totals WHERE room = ?')
  const saveTeam = prepareCommand(connection, 'INSERT INTO team_totals (room, team, points) VALUES (?, ?, ?)')
  return (room: string, { people, teams }: Totals) => {
    clearOthers(room, JSON.stringify(Object.fromEntries(people)))
    for (const [seat, points] of people) savePerson(points, room, seat)
    dropTeams(room)
    for (const [team, points] of teams) saveTeam(room, team, points)
  }
}
