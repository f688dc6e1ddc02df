import type { RosterEntry } from '@jawab/shared/scoring/score-game'
import type { Stage } from '@jawab/shared/teams/modes'
import type { Place } from './memory.ts'
import { prepareCommand, prepareQuery, type Connection } from './statements.ts'

type Roster = readonly RosterEntry[]

type RosterRow = [round: number, stage: Stage, body: string]

/** The rosters of a room by round and stage. */
type Known = Map<string, Roster>

/** A roster is the seal of its stage: it is written once, and an empty one seals too. */
export function prepareRosterTable(connection: Connection, known: Place<Known>) {
  const freeze = prepareCommand(
    connection,
    'INSERT INTO rosters (room, round, stage, body) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  )
  const inRoom = prepareQuery<RosterRow>(connection, 'SELECT round, stage, body FROM rosters WHERE room = ?')

  /** All at once: each answer asks whether its round is sealed, and mostly there is no roster to be found. */
  function rostersOf(room: string): Known {
    const rosters = known.get(room) ?? new Map(inRoom.all(room).map(entryOf))
    known.set(room, rosters)
    return rosters
  }

  return {
    freeze(room: string, round: number, stage: Stage, roster: Roster) {
      if (freeze(room, round, stage, JSON.stringify(roster)) === 1) rostersOf(room).set(keyOf(round, stage), roster)
    },
    find: (room: string, round: number, stage: Stage) => rostersOf(room).get(keyOf(round, stage)),
  }
}

const keyOf = (round: number, stage: Stage) => `${round} ${stage}`

const entryOf = ([round, stage, body]: RosterRow) => [keyOf(round, stage), JSON.parse(body) as Roster] as const
