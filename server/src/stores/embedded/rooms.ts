import type { RoomStore } from '../store.ts'
import type { Parts } from './parts.ts'
import { prepareCommand, prepareQuery, type Connection } from './statements.ts'
import type { Tables } from './tables.ts'
import { noTotals } from './total-table.ts'

type RoomMethods = Pick<
  RoomStore,
  | 'create'
  | 'findRoom'
  | 'read'
  | 'question'
  | 'change'
  | 'restart'
  | 'replan'
  | 'end'
  | 'liveRooms'
  | 'beat'
  | 'lastBeat'
>

export function roomMethods({ connection, tables, write, now, publish }: Parts): RoomMethods {
  const { rooms, pulses, questions } = tables
  const forgetGame = prepareForgetGame(connection, tables)
  const byPin = prepareQuery<[string]>(connection, 'SELECT id FROM rooms WHERE pin = ?')
  const remove = prepareCommand(connection, 'DELETE FROM rooms WHERE id = ?')

  return {
    create: (room, dealt) =>
      write(() => {
        if (!rooms.insert(room, now())) return false
        questions.save(room.id, dealt)
        return true
      }),
    findRoom: async (pin) => byPin.first(pin)?.[0],
    read: async (id) => rooms.read(id),
    question: async (id, round) => questions.find(id, round),
    async change(id, version, next) {
      const isChanged = await write(() => rooms.replace(id, version, next, now()))
      if (isChanged) publish({ room: id })
      return isChanged
    },
    async restart(id, version, next, dealt) {
      const isChanged = await write(() => {
        if (!rooms.replace(id, version, next, now())) return false
        forgetGame(id, next.scoringEpoch)
        questions.save(id, dealt)
        return true
      })
      if (isChanged) publish({ room: id })
      return isChanged
    },
    async replan(id, version, next, ahead) {
      const isChanged = await write(() => {
        if (!rooms.replace(id, version, next, now())) return false
        questions.replaceAfter(id, next.round, ahead)
        return true
      })
      if (isChanged) publish({ room: id })
      return isChanged
    },
    async end(id) {
      const isEnded = await write(() => {
        tables.forget(id)
        return remove(id) === 1
      })
      if (isEnded) publish({ room: id })
    },
    liveRooms: async () => pulses.all(),
    beat: (id, at) => write(() => pulses.beat(id, at, now())),
    lastBeat: async (id) => pulses.lastBeat(id),
  }
}

/** Drops what belongs to one game. Totals of the old game that are still on their way are of an older epoch. */
function prepareForgetGame(connection: Connection, { totals, forget }: Tables) {
  const drops = ['questions', 'answers', 'new_answers', 'rosters', 'team_records', 'marks'].map((table) =>
    prepareCommand(connection, `DELETE FROM ${table} WHERE room = ?`),
  )
  return (room: string, scoringEpoch: number) => {
    for (const drop of drops) drop(room)
    forget(room)
    totals.save(room, { epoch: scoringEpoch, totals: noTotals })
  }
}
