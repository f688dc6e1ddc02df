import { no, type Result } from '@jawab/shared/result'
import {
  MOST_PLAYERS,
  type KeptEntry,
  type League,
  type LeagueStore,
  type PostedGame,
  type PostedResult,
  type Posting,
  type Side,
} from '../league-store.ts'
import { entryOf, placeGame, staysOut } from '../place-game.ts'
import { countBoard, type Player } from '../rank-board.ts'
import type { Parts } from './parts.ts'
import { prepareCommand, prepareQuery, type Connection } from './statements.ts'

/** [LG1] Boards are counted when they are looked at, from what each game gave everybody. */
export function leagueMethods({ connection, write }: Pick<Parts, 'connection' | 'write'>): LeagueStore {
  const leagues = prepareLeagues(connection)
  const games = prepareGames(connection)
  const entries = prepareEntries(connection)
  const withdrawals = prepareWithdrawals(connection)

  function post(code: string, posting: Posting): Result<PostedGame, 'league:full'> {
    const standing = games.find(code, posting.game)
    const placed = placeGame(posting, { standing, games: games.count(code) })
    if (!placed.ok || placed.value === standing) return placed

    const game = placed.value
    const people = posting.people.filter(({ id }) => !staysOut(game, withdrawals.find(code, id)))
    if (!entries.haveRoom(code, 'people', people) || !entries.haveRoom(code, 'teams', posting.teams)) {
      return no('league:full')
    }
    games.save(code, game)
    entries.drop(code, game)
    entries.save(code, 'people', game, people)
    entries.save(code, 'teams', game, posting.teams)
    return placed
  }

  return {
    createLeague: (league) => write(() => leagues.insert(league)),
    findLeague: async (code) => leagues.find(code),
    postGame: (code, posting) => write(() => (leagues.find(code) ? post(code, posting) : no('league:unknown'))),
    leagueGames: async (code) => games.all(code),
    async leagueBoard(code, side, board, top) {
      const league = leagues.find(code)
      return league ? countBoard(entries.players(code, side), board, league, top) : []
    },
    withdraw: (code, person) =>
      write(() => {
        if (!entries.forget(code, person)) return false
        withdrawals.save(code, person, games.count(code))
        return true
      }),
  }
}

function prepareLeagues(connection: Connection) {
  const insert = prepareCommand(connection, 'INSERT INTO leagues (code, body) VALUES (?, ?) ON CONFLICT DO NOTHING')
  const body = prepareQuery<[string]>(connection, 'SELECT body FROM leagues WHERE code = ?')
  return {
    insert: (league: League) => insert(league.code, JSON.stringify(league)) === 1,
    find(code: string): League | undefined {
      const row = body.first(code)
      return row && (JSON.parse(row[0]) as League)
    },
  }
}

function prepareGames(connection: Connection) {
  const count = prepareQuery<[number]>(connection, 'SELECT count(*) FROM league_games WHERE league = ?')
  const one = prepareQuery<[string]>(connection, 'SELECT body FROM league_games WHERE league = ? AND game = ?')
  const all = prepareQuery<[string]>(connection, 'SELECT body FROM league_games WHERE league = ? ORDER BY number')
  const save = prepareCommand(
    connection,
    'INSERT OR REPLACE INTO league_games (league, number, game, body) VALUES (?, ?, ?, ?)',
  )
  return {
    count: (code: string) => count.first(code)?.[0] ?? 0,
    find(code: string, game: string): PostedGame | undefined {
      const row = one.first(code, game)
      return row && (JSON.parse(row[0]) as PostedGame)
    },
    all: (code: string) => all.all(code).map(([body]) => JSON.parse(body) as PostedGame),
    save: (code: string, game: PostedGame) => void save(code, game.number, game.game, JSON.stringify(game)),
  }
}

function prepareEntries(connection: Connection) {
  const all = prepareQuery<[player: string, body: string]>(
    connection,
    'SELECT player, body FROM league_entries WHERE league = ? AND side = ? ORDER BY player, number',
  )
  const known = prepareQuery<[player: string]>(
    connection,
    'SELECT DISTINCT player FROM league_entries WHERE league = ? AND side = ?',
  )
  const save = prepareCommand(
    connection,
    'INSERT INTO league_entries (league, side, player, number, body) VALUES (?, ?, ?, ?, ?)',
  )
  const drop = prepareCommand(connection, 'DELETE FROM league_entries WHERE league = ? AND number = ?')
  const forget = prepareCommand(
    connection,
    `DELETE FROM league_entries WHERE league = ? AND side = 'people' AND player = ?`,
  )
  return {
    players(code: string, side: Side): Player[] {
      const players = new Map<string, KeptEntry[]>()
      for (const [id, body] of all.all(code, side)) {
        players.set(id, [...(players.get(id) ?? []), JSON.parse(body) as KeptEntry])
      }
      return [...players].map(([id, entries]) => ({ id, entries }))
    },
    haveRoom: (code: string, side: Side, results: readonly PostedResult[]) =>
      new Set([...known.all(code, side).map(([id]) => id), ...results.map(({ id }) => id)]).size <= MOST_PLAYERS,
    save: (code: string, side: Side, game: PostedGame, results: readonly PostedResult[]) =>
      results.forEach((result) => save(code, side, result.id, game.number, JSON.stringify(entryOf(game, result)))),
    drop: (code: string, { number }: PostedGame) => void drop(code, number),
    forget: (code: string, person: string) => forget(code, person) > 0,
  }
}

function prepareWithdrawals(connection: Connection) {
  const after = prepareQuery<[number]>(
    connection,
    'SELECT after_games FROM league_withdrawals WHERE league = ? AND person = ?',
  )
  const save = prepareCommand(
    connection,
    'INSERT OR REPLACE INTO league_withdrawals (league, person, after_games) VALUES (?, ?, ?)',
  )
  return {
    find: (code: string, person: string) => after.first(code, person)?.[0],
    save: (code: string, person: string, games: number) => void save(code, person, games),
  }
}
