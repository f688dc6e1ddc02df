import type { Question } from '@jawab/shared/question/kinds'
import { prepareCommand, prepareQuery, type Connection } from './statements.ts'

/** The dealt questions of a game, by round from 1. */
export function prepareQuestionTable(connection: Connection) {
  const insert = prepareCommand(connection, 'INSERT INTO questions (room, round, body) VALUES (?, ?, ?)')
  const body = prepareQuery<[string]>(connection, 'SELECT body FROM questions WHERE room = ? AND round = ?')
  return {
    save: (room: string, dealt: readonly Question[]) =>
      dealt.forEach((question, at) => insert(room, at + 1, JSON.stringify(question))),
    find(room: string, round: number): Question | undefined {
      const row = body.first(room, round)
      return row && (JSON.parse(row[0]) as Question)
    },
  }
}
