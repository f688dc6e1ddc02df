import type { TimeFactor } from '@jawab/shared/clock/time-factor'
import type { Answer } from '@jawab/shared/question/kinds'
import type { Certainty } from '@jawab/shared/question/certainty'
import type { Instant, Millis } from '@jawab/shared/time'
import { takeAnswer, type GivenAnswer, type StoredAnswer, type Taken } from '../../room/answers.ts'
import type { Room } from '../../room/room.ts'
import { rosterOf } from '../../room/roster.ts'
import type { RoomStore } from '../store.ts'
import type { Parts } from './parts.ts'
import { prepareRoomTable } from './room-table.ts'
import { prepareRosterTable } from './roster-table.ts'
import { prepareSeatTable } from './seat-table.ts'
import { prepareCommand, prepareQuery, type Connection } from './statements.ts'

type AnswerMethods = Pick<RoomStore, 'submit' | 'answers' | 'answerOf' | 'seal' | 'roster'>

export function answerMethods({ connection, write, now, publish }: Parts): AnswerMethods {
  const rooms = prepareRoomTable(connection)
  const seats = prepareSeatTable(connection)
  const answers = prepareAnswers(connection)
  const rosters = prepareRosterTable(connection)

  function take(room: Room, given: GivenAnswer): Taken {
    const standing = answers.find(room.id, given.round, given.seat)
    const ruled = takeAnswer(room, seats.byId(room.id, given.seat), standing, given)
    if (!ruled.ok || ruled.stored === standing) return ruled
    // Whatever phase a room is brought into, what was settled from a sealed round stays true.
    if (rosters.find(room.id, given.round, 'solo')) return tooLate(standing)

    answers.save(room.id, given.round, ruled.stored)
    rooms.touch(room.id, now())
    return ruled
  }

  return {
    submit: (id, given) =>
      write(() => {
        const room = rooms.read(id)
        return given.map((answer) => (room ? take(room, answer) : seatUnknown))
      }),
    answers: async (id, round) => answers.all(id, round),
    answerOf: async (id, round, seat) => answers.find(id, round, seat),
    async seal(id, version, next, round, stage) {
      const isSealed = await write(() => {
        const room = rooms.read(id)
        if (!room || !rooms.replace(id, version, next, now())) return false
        rosters.freeze(id, round, stage, rosterOf(room, seats.all(id)))
        return true
      })
      if (isSealed) publish({ room: id })
      return isSealed
    },
    roster: async (id, round, stage) => rosters.find(id, round, stage) ?? [],
  }
}

const seatUnknown: Taken = { ok: false, refusal: 'seat:unknown' }

const tooLate = (standing: StoredAnswer | undefined): Taken => ({
  ok: false,
  refusal: 'answer:too-late',
  ...(standing ? { standing } : {}),
})

type AnswerRow = [
  seat: string,
  answer: string,
  seq: number,
  request: string,
  receivedAt: Instant,
  countedMs: Millis,
  creditMs: Millis,
  certainty: Certainty | null,
  timeFactor: TimeFactor,
]

function prepareAnswers(connection: Connection) {
  const columns = 'seat, answer, seq, request, received_at, counted_ms, credit_ms, certainty, time_factor'
  const inRound = `SELECT ${columns} FROM answers WHERE room = ? AND round = ?`
  const all = prepareQuery<AnswerRow>(connection, `${inRound} ORDER BY seat`)
  const one = prepareQuery<AnswerRow>(connection, `${inRound} AND seat = ?`)
  const save = prepareCommand(
    connection,
    `INSERT OR REPLACE INTO answers (room, round, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  return {
    all: (room: string, round: number) => all.all(room, round).map(answerOf),
    find(room: string, round: number, seat: string) {
      const row = one.first(room, round, seat)
      return row && answerOf(row)
    },
    save(room: string, round: number, stored: StoredAnswer) {
      const { seat, answer, seq, request, receivedAt, countedMs, creditMs, certainty, timeFactor = 1 } = stored
      const given = [JSON.stringify(answer), seq, request, receivedAt]
      save(room, round, seat, ...given, countedMs, creditMs, certainty ?? null, timeFactor)
    },
  }
}

const answerOf = ([seat, answer, seq, request, receivedAt, ...counted]: AnswerRow): StoredAnswer => {
  const [countedMs, creditMs, said, factor] = counted
  return {
    seat,
    answer: JSON.parse(answer) as Answer,
    seq,
    request,
    receivedAt,
    countedMs,
    creditMs,
    ...(said === null ? {} : { certainty: said }),
    ...(factor === 1 ? {} : { timeFactor: factor }),
  }
}
