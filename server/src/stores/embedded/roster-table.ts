import type { RosterEntry } from '@jawab/shared/scoring/score-game'
import type { Stage } from '@jawab/shared/teams/modes'
import type { Place } from './memory.ts'
import { prepareCommand, prepareQuery, type Connection } from './statements.ts'

type Roster = readonly RosterEntry[]

/** A roster is the seal of its stage: it is written once, and an empty one seals too. */
export function prepareRosterTable(connection: Connection, known: Place<Map<string, Roster | undefined>>) {
  const freeze = prepareCommand(
    connection,
    'INSERT INTO rosters (room, round, stage, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const body = prepareQuery<[string]>(connection, 'SELECT body FROM rosters WHERE room = ? AND round = ? AND stage = ?')

  function read(room: string, round: number, stage: Stage): Roster | undefined {
    const row = body.first(room, round, stage)
    return row && (JSON.parse(row[0]) as Roster)
  }

  function rostersOf(room: string): Map<string, Roster | undefined> {
    const rosters = known.get(room) ?? new Map<string, Roster | undefined>()
    known.set(room, rosters)
    return rosters
  }

  return {
    freeze(room: string, round: number, stage: Stage, roster: Roster) {
      if (freeze(room, round, stage, JSON.stringify(roster)) === 1) rostersOf(room).set(keyOf(round, stage), roster)
    },
    /** Each answer asks whether its round is sealed, so that there is none yet is remembered too. */
    find(room: string, round: number, stage: Stage): Roster | undefined {
      const rosters = rostersOf(room)
      const key = keyOf(round, stage)
      if (!rosters.has(key)) rosters.set(key, read(room, round, stage))
      return rosters.get(key)
    },
  }
}

const keyOf = (round: number, stage: Stage) => `${round} ${stage}`
