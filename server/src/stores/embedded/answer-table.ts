import type { TimeFactor } from '@jawab/shared/clock/time-factor'
import type { Answer } from '@jawab/shared/question/kinds'
import type { Certainty } from '@jawab/shared/question/certainty'
import type { Instant, Millis } from '@jawab/shared/time'
import type { StoredAnswer } from '../../room/answers.ts'
import { createListing, type Listing } from './listing.ts'
import type { Place } from './memory.ts'
import { prepareCommand, prepareQuery, type Connection } from './statements.ts'

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

/** The answers of a room by round and seat. */
type Known = Map<number, Listing<StoredAnswer>>

/** [RD4] The answer that stands for each seat in the solo stage of a round. */
export function prepareAnswerTable(connection: Connection, known: Place<Known>) {
  const columns = 'seat, answer, seq, request, received_at, counted_ms, credit_ms, certainty, time_factor'
  const inRound = prepareQuery<AnswerRow>(connection, `SELECT ${columns} FROM answers WHERE room = ? AND round = ?`)
  const save = prepareCommand(
    connection,
    `INSERT OR REPLACE INTO answers (room, round, ${columns}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )

  function roundOf(room: string, round: number): Listing<StoredAnswer> {
    const rounds = known.get(room) ?? new Map<number, Listing<StoredAnswer>>()
    known.set(room, rounds)
    const answers = rounds.get(round) ?? createListing(inRound.all(room, round).map((row) => [row[0], answerOf(row)]))
    rounds.set(round, answers)
    return answers
  }

  return {
    all: (room: string, round: number) => roundOf(room, round).all(),
    find: (room: string, round: number, seat: string) => roundOf(room, round).find(seat),
    save(room: string, round: number, stored: StoredAnswer) {
      const { seat, answer, seq, request, receivedAt, countedMs, creditMs, certainty, timeFactor = 1 } = stored
      const given = [JSON.stringify(answer), seq, request, receivedAt]
      save(room, round, seat, ...given, countedMs, creditMs, certainty ?? null, timeFactor)
      roundOf(room, round).set(seat, stored)
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
