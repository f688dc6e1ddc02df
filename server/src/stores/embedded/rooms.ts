import type { Instant } from '@jawab/shared/time'
import type { RoomStore } from '../store.ts'
import type { Parts } from './parts.ts'
import { prepareCommand, prepareQuery, type Connection } from './statements.ts'

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
  const { rooms, questions } = tables
  const beats = prepareBeats(connection)
  const forgetGame = prepareForgetGame(connection)
  const insert = prepareCommand(
    connection,
    'INSERT INTO rooms (id, pin, version, body, active_at) VALUES (?, ?, ?, ?, ?) ON CONFLICT (pin) DO NOTHING',
  )
  const byPin = prepareQuery<[string]>(connection, 'SELECT id FROM rooms WHERE pin = ?')
  const remove = prepareCommand(connection, 'DELETE FROM rooms WHERE id = ?')
  const live = prepareQuery<[string, Instant]>(connection, 'SELECT id, active_at FROM rooms')

  return {
    create: (room, dealt) =>
      write(() => {
        if (insert(room.id, room.pin, room.version, JSON.stringify(room), now()) === 0) return false
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
        tables.forget(id)
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
    liveRooms: async () => live.all().map(([id, activeAt]) => ({ id, activeAt })),
    beat: (id, at) => write(() => beats.save(id, at, now())),
    lastBeat: async (id) => beats.last(id),
  }
}

function prepareBeats(connection: Connection) {
  const save = prepareCommand(
    connection,
    'UPDATE rooms SET last_beat = max(ifnull(last_beat, ?1), ?1), active_at = max(active_at, ?2) WHERE id = ?3',
  )
  const last = prepareQuery<[Instant | null]>(connection, 'SELECT last_beat FROM rooms WHERE id = ?')
  return {
    save: (room: string, at: Instant, now: Instant) => void save(at, now, room),
    last: (room: string) => last.first(room)?.[0] ?? undefined,
  }
}

/** Drops what belongs to one game. Totals of the old game that are still on their way are of an older epoch. */
function prepareForgetGame(connection: Connection) {
  const drops = ['questions', 'answers', 'rosters', 'team_records', 'marks', 'team_totals'].map((table) =>
    prepareCommand(connection, `DELETE FROM ${table} WHERE room = ?`),
  )
  const dropPoints = prepareCommand(connection, 'UPDATE seats SET points = 0 WHERE room = ?')
  const raiseEpoch = prepareCommand(connection, 'UPDATE rooms SET totals_epoch = ? WHERE id = ?')
  return (room: string, scoringEpoch: number) => {
    for (const drop of drops) drop(room)
    dropPoints(room)
    raiseEpoch(scoringEpoch, room)
  }
}
