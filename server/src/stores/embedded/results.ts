import type { RoomStore } from '../store.ts'
import type { Parts } from './parts.ts'
import { prepareCommand, prepareQuery } from './statements.ts'

type ResultMethods = Pick<RoomStore, 'saveResults' | 'results'>

export function resultMethods({ connection, write }: Parts): ResultMethods {
  const save = prepareCommand(connection, 'INSERT OR REPLACE INTO results (room, game, body) VALUES (?, ?, ?)')
  const body = prepareQuery<[string]>(connection, 'SELECT body FROM results WHERE room = ? AND game = ?')
  return {
    saveResults: (id, game, results) => write(() => void save(id, game, JSON.stringify(results))),
    async results(id, game) {
      const row = body.first(id, game)
      return row && (JSON.parse(row[0]) as unknown)
    },
  }
}
