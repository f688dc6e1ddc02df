import type { RosterEntry } from '@jawab/shared/scoring/score-game'
import type { Stage } from '@jawab/shared/teams/modes'
import { prepareCommand, prepareQuery, type Connection } from './statements.ts'

/** A roster is the seal of its stage: it is written once, and an empty one seals too. */
export function prepareRosterTable(connection: Connection) {
  const freeze = prepareCommand(
    connection,
    'INSERT INTO rosters (room, round, stage, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const body = prepareQuery<[string]>(connection, 'SELECT body FROM rosters WHERE room = ? AND round = ? AND stage = ?')
  return {
    freeze: (room: string, round: number, stage: Stage, roster: readonly RosterEntry[]) =>
      void freeze(room, round, stage, JSON.stringify(roster)),
    find(room: string, round: number, stage: Stage): readonly RosterEntry[] | undefined {
      const row = body.first(room, round, stage)
      return row && (JSON.parse(row[0]) as readonly RosterEntry[])
    },
  }
}
