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

/** The answers of a round by seat, and how many were written for it. */
type Round = { readonly standing: Listing<StoredAnswer>; written: number }

/** The answers of a room by round; of a round that was not asked for since the file was opened, only that it has some. */
type Known = Map<number, Round | undefined>

const COLUMNS = 'seat, answer, seq, request, received_at, counted_ms, credit_ms, certainty, time_factor'

/** The more are moved at once, the fewer pages are written for each; whoever reads a round from the file reads all of them. */
const MOST_NEW = 2000

/** [RD4] The answer that stands for each seat in the solo stage of a round. */
export function prepareAnswerTable(connection: Connection, known: Place<Known>) {
  const rowsOf = (table: string) => `SELECT number, ${COLUMNS} FROM ${table} WHERE room = ?1 AND round = ?2`
  const inRound = prepareQuery<AnswerRow>(
    connection,
    `SELECT ${COLUMNS} FROM (${rowsOf('answers')} UNION ALL ${rowsOf('new_answers')}) ORDER BY number`,
  )
  const played = prepareQuery<[round: number]>(
    connection,
    'SELECT round FROM answers WHERE room = ?1 GROUP BY round UNION SELECT round FROM new_answers WHERE room = ?1',
  )
  const save = prepareCommand(
    connection,
    `INSERT INTO new_answers (room, round, number, ${COLUMNS}) VALUES (?${', ?'.repeat(11)})`,
  )
  const copy = prepareCommand(
    connection,
    `INSERT INTO answers (room, round, number, ${COLUMNS})
      SELECT room, round, number, ${COLUMNS} FROM new_answers ORDER BY room, round, number`,
  )
  const drop = prepareCommand(connection, 'DELETE FROM new_answers')
  const [found = 0] = prepareQuery<[number]>(connection, 'SELECT count(*) FROM new_answers').first() ?? []
  /** About so many are new in the file: after a transaction that was undone the next move comes sooner or later. */
  let news = found

  function read(room: string, round: number): Round {
    const rows = inRound.all(room, round)
    return { standing: createListing(rows.map((row) => [row[0], answerOf(row)])), written: rows.length }
  }

  /** Asked for once a room, so that a round nobody has answered yet is not looked for. */
  function roundsOf(room: string): Known {
    const rounds = known.get(room) ?? new Map(played.all(room).map(([round]) => [round, undefined]))
    known.set(room, rounds)
    return rounds
  }

  function roundOf(room: string, round: number): Round {
    const rounds = roundsOf(room)
    const answers = rounds.get(round) ?? (rounds.has(round) ? read(room, round) : noAnswers())
    rounds.set(round, answers)
    return answers
  }

  return {
    all: (room: string, round: number) => roundOf(room, round).standing.all(),
    find: (room: string, round: number, seat: string) => roundOf(room, round).standing.find(seat),
    /** A changed answer is written after all others, not over the one before: see the schema. */
    save(room: string, round: number, stored: StoredAnswer) {
      const { seat, answer, seq, request, receivedAt, countedMs, creditMs, certainty, timeFactor = 1 } = stored
      const answers = roundOf(room, round)
      answers.written += 1
      const given = [seat, JSON.stringify(answer), seq, request, receivedAt]
      save(room, round, answers.written, ...given, countedMs, creditMs, certainty ?? null, timeFactor)
      news += 1
      answers.standing.set(seat, stored)
    },
    /** Moves new answers to the pages of their rooms once they are many. */
    moveIfMany() {
      if (news < MOST_NEW) return
      copy()
      drop()
      news = 0
    },
  }
}

const noAnswers = (): Round => ({ standing: createListing([]), written: 0 })

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
