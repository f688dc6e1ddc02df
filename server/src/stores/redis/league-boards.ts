import { boardNames, boardsOf, seasonOf, type SeasonRule } from '@jawab/shared/leagues/boards'
import type { KeptEntry, PostedGame, Side } from '../league-store.ts'
import { latestName } from '../rank-board.ts'
import type { Command } from './commit.ts'
import type { LeagueKeys } from './keys.ts'
import { inChunks, MOST_AT_ONCE } from './parts.ts'

/** What is kept of a player, before a write and after it. */
export type ChangedPlayer = {
  readonly id: string
  readonly before: readonly KeptEntry[]
  readonly after: readonly KeptEntry[]
}

const sides = ['people', 'teams'] as const

/** Every board that these games can have, and so every key of theirs. */
export const boardKeysOf = (keys: LeagueKeys, games: readonly PostedGame[], rule: SeasonRule): string[] => {
  const boards = games.flatMap(({ number, month, topics }) => [
    boardNames.season(seasonOf(number, rule)),
    boardNames.month(month),
    ...topics.map(boardNames.topic),
  ])
  return sides.flatMap((side) => [...new Set(boards), boardNames.improvement].map((board) => keys.board(side, board)))
}

/** What writes the players, their names and their places on every board. */
export function savePlayers(
  keys: LeagueKeys,
  side: Side,
  players: readonly ChangedPlayer[],
  rule: SeasonRule,
): Command[] {
  const [staying, gone] = [
    players.filter(({ after }) => after.length > 0),
    players.filter(({ after }) => !after.length),
  ]
  return [
    ...chunked('HSET', keys.entries(side), staying, ({ id, after }) => [id, JSON.stringify(after)]),
    ...chunked('HSET', keys.names(side), staying, ({ id, after }) => [id, latestName(after)]),
    ...chunked('HDEL', keys.entries(side), gone, ({ id }) => [id]),
    ...chunked('HDEL', keys.names(side), gone, ({ id }) => [id]),
    ...savePlaces(keys, side, players, rule),
  ]
}

/** Boards hold scores negated: so the best come first, and equals in the order of their ids. */
function savePlaces(keys: LeagueKeys, side: Side, players: readonly ChangedPlayer[], rule: SeasonRule): Command[] {
  const moved = players.map(({ id, before, after }) => ({
    id,
    before: boardsOf(before, rule),
    after: boardsOf(after, rule),
  }))
  const boards = new Set(moved.flatMap(({ before, after }) => [...before.keys(), ...after.keys()]))
  return [...boards].flatMap((board) => {
    const key = keys.board(side, board)
    const on = moved.filter(({ after }) => after.has(board))
    const off = moved.filter(({ before, after }) => before.has(board) && !after.has(board))
    return [
      ...chunked('ZADD', key, on, ({ id, after }) => [0 - (after.get(board) ?? 0), id]),
      ...chunked('ZREM', key, off, ({ id }) => [id]),
    ]
  })
}

/** The same command for many, in pieces that a script can pass on. */
const chunked = <Item>(
  name: string,
  key: string,
  items: readonly Item[],
  argsOf: (item: Item) => readonly (string | number)[],
): Command[] => inChunks(items, MOST_AT_ONCE).map((chunk) => [name, key, ...chunk.flatMap(argsOf)])
