import type { Platform } from '../../platform.ts'
import type { Hint, Store } from '../store.ts'
import { answerMethods } from './answers.ts'
import { startClock } from './clock.ts'
import { closeDatabase, openDatabase } from './database.ts'
import { groupCommit } from './group-commit.ts'
import { leagueMethods } from './leagues.ts'
import { markMethods } from './marks.ts'
import { resultMethods } from './results.ts'
import { roomMethods } from './rooms.ts'
import { seatMethods } from './seats.ts'
import { prepareCommand } from './statements.ts'
import { openTables } from './tables.ts'
import { teamMethods } from './teams.ts'
import { totalMethods } from './totals.ts'

/**
 * The store for one server: a single SQLite file in `folder`. What it has acknowledged survives a kill of the process
 * and a loss of power. Throws a message for the operator when the file cannot be used.
 */
export function openEmbeddedStore({ folder, platform }: { folder: string; platform: Platform }): Store {
  const now = startClock(platform)
  const connection = openDatabase(folder)
  const tables = openTables(connection)
  const { write, stop } = groupCommit({ connection, platform, flush: tables.flush, undone: tables.forgetAll })
  const listeners = new Set<(hint: Hint) => void>()
  const publish = (hint: Hint) => listeners.forEach((listener) => listener(hint))
  const parts = { connection, tables, write, now, publish }
  const tryWriting = prepareCommand(connection, 'INSERT OR REPLACE INTO checks (id, at) VALUES (1, ?)')

  return {
    now,
    check: () => write(() => void tryWriting(now())),
    ...roomMethods(parts),
    ...seatMethods(parts),
    ...answerMethods(parts),
    ...teamMethods(parts),
    ...markMethods(parts),
    ...totalMethods(parts),
    ...resultMethods(parts),
    ...leagueMethods(parts),
    onHint(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    async close() {
      if (!connection.open) return
      stop()
      closeDatabase(connection)
    },
  }
}
