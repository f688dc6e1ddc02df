import { emptyRecord, type TeamRecord } from '@jawab/shared/teams/team-answer'
import type { Room } from '../../room/room.ts'
import { actingTeam, takeAct, type TeamAct, type TeamTaken } from '../../room/team-acts.ts'
import type { RoomStore } from '../store.ts'
import type { Parts } from './parts.ts'
import { prepareCommand, prepareQuery, type Connection } from './statements.ts'

type TeamMethods = Pick<RoomStore, 'act' | 'teamRecords'>

/** [TE6] What teams do together. */
export function teamMethods({ connection, tables, write, now, publish }: Parts): TeamMethods {
  const { rooms, pulses, seats, questions, rosters } = tables
  const records = prepareRecords(connection)

  function take(room: Room, asked: TeamAct): TeamTaken & { readonly changed?: string } {
    const { round } = asked
    const seat = asked.act === 'appoint' ? undefined : seats.byId(room.id, asked.seat)
    const team = actingTeam(asked, seat) ?? ''
    const record = records.find(room.id, round, team) ?? emptyRecord(team)
    const isSealed = rosters.find(room.id, round, 'team') !== undefined
    const taken = takeAct({ room, seat, question: questions.find(room.id, round), record, isSealed }, asked)
    if (!taken.ok || taken.record === record) return taken

    records.save(room.id, round, taken.record)
    pulses.touch(room.id, now())
    return { ...taken, changed: team }
  }

  return {
    async act(id, asked) {
      const { changed, ...taken } = await write<TeamTaken & { readonly changed?: string }>(() => {
        const room = rooms.read(id)
        return room ? take(room, asked) : { ok: false, refusal: 'seat:unknown' }
      })
      if (changed !== undefined) publish({ room: id, team: changed })
      return taken
    },
    teamRecords: async (id, round) => records.all(id, round),
  }
}

function prepareRecords(connection: Connection) {
  const inRound = 'SELECT body FROM team_records WHERE room = ? AND round = ?'
  const all = prepareQuery<[string]>(connection, `${inRound} ORDER BY team`)
  const one = prepareQuery<[string]>(connection, `${inRound} AND team = ?`)
  const save = prepareCommand(
    connection,
    'INSERT OR REPLACE INTO team_records (room, round, team, body) VALUES (?, ?, ?, ?)',
  )
  const recordOf = ([body]: [string]) => JSON.parse(body) as TeamRecord
  return {
    all: (room: string, round: number) => all.all(room, round).map(recordOf),
    find(room: string, round: number, team: string) {
      const row = one.first(room, round, team)
      return row && recordOf(row)
    },
    save: (room: string, round: number, record: TeamRecord) =>
      void save(room, round, record.team, JSON.stringify(record)),
  }
}
