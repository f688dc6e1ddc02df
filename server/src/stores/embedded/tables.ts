import { prepareAnswerTable } from './answer-table.ts'
import { createMemory } from './memory.ts'
import { preparePulseTable } from './pulse-table.ts'
import { prepareQuestionTable } from './question-table.ts'
import { prepareRoomTable } from './room-table.ts'
import { prepareRosterTable } from './roster-table.ts'
import { prepareSeatTable } from './seat-table.ts'
import type { Connection } from './statements.ts'
import { prepareTotalTable } from './total-table.ts'

/** The tables that more than one part of the store works with, and what they remember. */
export type Tables = ReturnType<typeof openTables>

export function openTables(connection: Connection) {
  const memory = createMemory()
  const pulses = preparePulseTable(connection, memory.place())
  const seats = prepareSeatTable(connection, memory.place())
  const answers = prepareAnswerTable(connection, memory.place())
  const totals = prepareTotalTable(connection, memory.place())
  return {
    rooms: prepareRoomTable(connection, pulses, memory.place()),
    pulses,
    questions: prepareQuestionTable(connection, memory.place()),
    seats,
    answers,
    rosters: prepareRosterTable(connection, memory.place()),
    totals,
    /** Writes, at the end of a transaction, what is written once for all that was done in it. */
    flush: () => {
      seats.savePresence()
      answers.moveIfMany()
    },
    /** Presence that is only noted so far is written first: what is forgotten is read from the file again. */
    forget: (room: string) => {
      seats.savePresence()
      memory.forget(room)
    },
    /** A transaction was undone. */
    forgetAll: () => {
      memory.forgetAll()
      seats.forgetPresence()
    },
  }
}
