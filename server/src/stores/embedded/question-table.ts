import type { Question } from '@jawab/shared/question/kinds'
import type { Place } from './memory.ts'
import { prepareCommand, prepareQuery, type Connection } from './statements.ts'

/** The dealt questions of a game, by round from 1. */
export function prepareQuestionTable(connection: Connection, known: Place<Map<number, Question>>) {
  const insert = prepareCommand(connection, 'INSERT INTO questions (room, round, body) VALUES (?, ?, ?)')
  const dropAfter = prepareCommand(connection, 'DELETE FROM questions WHERE room = ? AND round > ?')
  const body = prepareQuery<[string]>(connection, 'SELECT body FROM questions WHERE room = ? AND round = ?')

  function save(room: string, dealt: readonly Question[], after = 0) {
    known.delete(room)
    dealt.forEach((question, at) => insert(room, after + at + 1, JSON.stringify(question)))
  }

  function read(room: string, round: number): Question | undefined {
    const row = body.first(room, round)
    return row && (JSON.parse(row[0]) as Question)
  }

  return {
    save,
    /** Other questions for the rounds after this one. */
    replaceAfter(room: string, round: number, dealt: readonly Question[]) {
      dropAfter(room, round)
      save(room, dealt, round)
    },
    find(room: string, round: number): Question | undefined {
      const rounds = known.get(room) ?? new Map<number, Question>()
      const question = rounds.get(round) ?? read(room, round)
      if (question) known.set(room, rounds.set(round, question))
      return question
    },
  }
}
