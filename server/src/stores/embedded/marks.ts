import type { Instant } from '@jawab/shared/time'
import { takeMark, type MarkTaken, type SentMark, type StoredMark } from '../../room/marks.ts'
import type { Room } from '../../room/room.ts'
import type { RoomStore } from '../store.ts'
import type { Parts } from './parts.ts'
import { prepareCommand, prepareQuery, type Connection } from './statements.ts'

type MarkMethods = Pick<RoomStore, 'mark' | 'marks'>

/** [RV3] What teams and host have ticked for a team. */
export function markMethods({ connection, tables, write, now }: Parts): MarkMethods {
  const { rooms, pulses, seats, questions, rosters } = tables
  const marks = prepareMarks(connection)

  function take(room: Room, sent: SentMark): MarkTaken {
    const { round } = sent
    const known = marks.all(room.id, round)
    const ruled = takeMark(
      {
        room,
        seat: sent.seat && seats.byId(room.id, sent.seat.id),
        question: questions.find(room.id, round),
        roster: rosters.find(room.id, round, 'solo') ?? [],
        marks: known,
      },
      sent,
    )
    if (!ruled.ok || known.includes(ruled.stored)) return ruled

    marks.save(room.id, round, ruled.stored)
    pulses.touch(room.id, now())
    return ruled
  }

  return {
    mark: (id, sent) =>
      write(() => {
        const room = rooms.read(id)
        return room ? take(room, sent) : { ok: false, refusal: 'seat:unknown' }
      }),
    marks: async (id, round) => marks.all(id, round),
  }
}

type MarkRow = [team: string, by: string, points: string, seq: number, request: string, receivedAt: Instant]

function prepareMarks(connection: Connection) {
  const columns = 'team, marker, points, seq, request, received_at'
  const inRound = prepareQuery<MarkRow>(
    connection,
    `SELECT ${columns} FROM marks WHERE room = ? AND round = ? ORDER BY team, marker`,
  )
  const save = prepareCommand(
    connection,
    `INSERT OR REPLACE INTO marks (room, round, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return {
    all: (room: string, round: number) => inRound.all(room, round).map(markOf),
    save: (room: string, round: number, { team, by, points, seq, request, receivedAt }: StoredMark) =>
      void save(room, round, team, by, JSON.stringify(points), seq, request, receivedAt),
  }
}

const markOf = ([team, by, points, seq, request, receivedAt]: MarkRow): StoredMark => ({
  team,
  by,
  points: JSON.parse(points) as readonly string[],
  seq,
  request,
  receivedAt,
})
