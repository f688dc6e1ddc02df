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
import { rankRows } from '../rank-board.ts'
import type { Calls } from './calls.ts'
import { untilCommitted, type Command } from './commit.ts'
import { leagueKeys, type LeagueKeys } from './keys.ts'
import { boardKeysOf, savePlayers, type ChangedPlayer } from './league-boards.ts'
import { LEAGUE_LIFETIME } from './lifetimes.ts'
import { inChunks, MOST_AT_ONCE, type Parts } from './parts.ts'
import { readBoard } from './scripts/boards.ts'

type Posted = Result<PostedGame, 'league:unknown' | 'league:full'>

/** A league with its games, and the revision up to which that is so. */
type Found = { readonly league: League; readonly revision: string; readonly games: readonly PostedGame[] }

/** [LG1] Each write is decided by the rules on what was read, and counts only if no other came in between. */
export function leagueMethods({ calls, commit, turns, now }: Parts): LeagueStore {
  const read = prepareReading(calls)

  /** The league first: whatever is read after its revision is as old as that, or the write does not count. */
  async function find(code: string): Promise<Found | undefined> {
    const { league } = leagueKeys(code)
    const [body, revision] = await calls.command<(string | null)[]>(league, 'HMGET', league, 'body', 'revision')
    if (!body || !revision) return undefined
    return { league: JSON.parse(body) as League, revision, games: await read.games(leagueKeys(code)) }
  }

  /** Whether it counts. Renews the life of all that the league has. */
  function save(code: string, { league, revision, games }: Found, commands: readonly Command[]) {
    const keys = leagueKeys(code)
    const { players, withdrawn, entries, names } = keys
    const hashes = [keys.games, players, withdrawn, ...sides.flatMap((side) => [entries(side), names(side)])]
    return commit({
      room: keys.league,
      guards: { revision },
      commands: [...commands, ['HINCRBY', keys.league, 'revision', 1]],
      keys: [...hashes, ...boardKeysOf(keys, games, league)],
      lifetime: LEAGUE_LIFETIME,
      hints: [],
      at: now(),
    })
  }

  async function tryPosting(code: string, posting: Posting): Promise<Posted | undefined> {
    const found = await find(code)
    if (!found) return no('league:unknown')
    const standing = found.games.find(({ game }) => game === posting.game)
    const placed = placeGame(posting, { standing, games: found.games.length })
    if (!placed.ok || placed.value === standing) return placed

    const keys = leagueKeys(code)
    const game = placed.value
    const people = await read.whoStays(keys, game, posting.people)
    const changes = await read.changes(keys, game, { people, teams: posting.teams })
    if (!changes) return no('league:full')

    const isSaved = await save(code, { ...found, games: [...found.games, game] }, [
      ['HSET', keys.games, game.game, JSON.stringify(game)],
      ['HSET', keys.players, game.number, JSON.stringify(idsOf({ people, teams: posting.teams }))],
      ...sides.flatMap((side) => savePlayers(keys, side, changes[side], found.league)),
    ])
    return isSaved ? placed : undefined
  }

  async function tryWithdrawing(code: string, person: string): Promise<boolean | undefined> {
    const keys = leagueKeys(code)
    const found = await find(code)
    const [before = []] = await read.entries(keys, 'people', [person])
    if (!found || before.length === 0) return false
    return (await save(code, found, [
      ['HSET', keys.withdrawn, person, found.games.length],
      ...savePlayers(keys, 'people', [{ id: person, before, after: [] }], found.league),
    ]))
      ? true
      : undefined
  }

  const creating = turns.oneByOne((code: string, league: League) => {
    const { league: key } = leagueKeys(code)
    return commit({
      room: key,
      guards: { revision: undefined },
      commands: [['HSET', key, 'body', JSON.stringify(league), 'revision', 1]],
      keys: [],
      lifetime: LEAGUE_LIFETIME,
      hints: [],
      at: now(),
    })
  })

  return {
    createLeague: (league) => creating(league.code, league),
    findLeague: async (code) => (await find(code))?.league,
    postGame: turns.oneByOne((code: string, posting: Posting) => untilCommitted(() => tryPosting(code, posting))),
    leagueGames: (code) => read.games(leagueKeys(code)),
    leagueBoard: (code, side, board, top) => read.board(leagueKeys(code), side, board, top),
    withdraw: turns.oneByOne((code: string, person: string) => untilCommitted(() => tryWithdrawing(code, person))),
  }
}

const sides = ['people', 'teams'] as const

type BySide<Item> = Readonly<Record<Side, readonly Item[]>>

const idsOf = ({ people, teams }: BySide<PostedResult>): BySide<string> => ({
  people: people.map(({ id }) => id),
  teams: teams.map(({ id }) => id),
})

function prepareReading(calls: Calls) {
  /** The fields of a hash, some at a time. */
  async function fieldsOf(key: string, fields: readonly string[]): Promise<(string | null)[]> {
    const pages = inChunks(fields, MOST_AT_ONCE).map((chunk) =>
      calls.command<(string | null)[]>(key, 'HMGET', key, ...chunk),
    )
    return (await Promise.all(pages)).flat()
  }

  async function entries(keys: LeagueKeys, side: Side, ids: readonly string[]): Promise<(readonly KeptEntry[])[]> {
    const stored = await fieldsOf(keys.entries(side), ids)
    return stored.map((body) => (body === null ? [] : (JSON.parse(body) as readonly KeptEntry[])))
  }

  /** Who had a result in the game before and who has one now; nothing when the league cannot take them all. */
  async function changesOn(keys: LeagueKeys, side: Side, game: PostedGame, results: readonly PostedResult[]) {
    const [before] = await fieldsOf(keys.players, [String(game.number)])
    const had = before ? (JSON.parse(before) as BySide<string>)[side] : []
    const ids = [...new Set([...had, ...results.map(({ id }) => id)])]
    const known = await entries(keys, side, ids)
    const given = new Map(results.map((result) => [result.id, result]))
    const changed = ids.map((id, at): ChangedPlayer => {
      const before = known[at] ?? []
      const result = given.get(id)
      const others = before.filter((entry) => entry.game !== game.number)
      return { id, before, after: result ? [...others, entryOf(game, result)] : others }
    })
    const count = await calls.command<number>(keys.entries(side), 'HLEN', keys.entries(side))
    const newcomers = changed.filter(({ id, before }) => given.has(id) && before.length === 0)
    return count + newcomers.length <= MOST_PLAYERS ? changed : undefined
  }

  return {
    entries,
    async games({ games }: LeagueKeys): Promise<PostedGame[]> {
      const stored = await calls.command<string[]>(games, 'HVALS', games)
      return stored.map((body) => JSON.parse(body) as PostedGame).toSorted((one, other) => one.number - other.number)
    },
    /** [LG2] Without those who withdrew after it. */
    async whoStays(keys: LeagueKeys, game: PostedGame, people: readonly PostedResult[]) {
      const withdrawn = await fieldsOf(
        keys.withdrawn,
        people.map(({ id }) => id),
      )
      const afterOf = (at: number) => (withdrawn[at] == null ? undefined : Number(withdrawn[at]))
      return people.filter((_, at) => !staysOut(game, afterOf(at)))
    },
    async changes(keys: LeagueKeys, game: PostedGame, results: BySide<PostedResult>) {
      const people = await changesOn(keys, 'people', game, results.people)
      const teams = await changesOn(keys, 'teams', game, results.teams)
      return people && teams ? { people, teams } : undefined
    },
    async board(keys: LeagueKeys, side: Side, board: string, top: number) {
      const rows = await calls.read<readonly [id: string, score: string, name: string][]>(
        readBoard,
        [keys.board(side, board), keys.names(side)],
        [top - 1],
      )
      return rankRows(rows.map(([id, score, name]) => ({ id, name, score: 0 - Number(score) })))
    },
  }
}
