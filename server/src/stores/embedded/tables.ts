import { prepareAnswerTable } from './answer-table.ts'
import { createMemory } from './memory.ts'
import { prepareQuestionTable } from './question-table.ts'
import { prepareRoomTable } from './room-table.ts'
import { prepareRosterTable } from './roster-table.ts'
import { prepareSeatTable } from './seat-table.ts'
import type { Connection } from './statements.ts'

/** The tables that more than one part of the store works with, and what they remember. */
export type Tables = ReturnType<typeof openTables>

export function openTables(connection: Connection) {
  const memory = createMemory()
  return {
    rooms: prepareRoomTable(connection, memory.place()),
    questions: prepareQuestionTable(connection, memory.place()),
    seats: prepareSeatTable(connection, memory.place()),
    answers: prepareAnswerTable(connection, memory.place()),
    rosters: prepareRosterTable(connection, memory.place()),
    forget: memory.forget,
    forgetAll: memory.forgetAll,
  }
}
