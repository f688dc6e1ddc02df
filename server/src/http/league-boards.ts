import { boardNames, seasonOf } from '@jawab/shared/leagues/boards'
import type { LeagueFace, LeagueRow } from '@jawab/shared/protocol/league-face'
import type { League, LeagueStore, Side } from '../stores/league-store.ts'

/** Which season, month and topic somebody wants to see; the newest, or the first, where they do not say. */
export type Choice = { readonly season?: unknown; readonly month?: unknown; readonly topic?: unknown }

/** So many of each board are shown. */
const MOST_ROWS = 100

/** [LG1] Everything that a league's page shows. Whose league key was given finds their own rows marked. */
export async function leagueFace(
  store: LeagueStore,
  league: League,
  choice: Choice,
  person: string | undefined,
): Promise<LeagueFace> {
  const { code, name, best, of, people } = league
  const games = await store.leagueGames(code)
  const seasons = Math.max(1, seasonOf(games.length, league))
  const months = [...new Set(games.map(({ month }) => month))].toSorted().toReversed()
  const topics = [...new Set(games.flatMap((game) => game.topics))].toSorted()
  const chosen = {
    season: Array.from({ length: seasons }, (_, at) => at + 1).find((one) => String(one) === choice.season) ?? seasons,
    month: months.find((one) => one === choice.month) ?? months[0],
    topic: topics.find((one) => one === choice.topic) ?? topics[0],
  }

  const rowsOf = async (side: Side, board: string): Promise<LeagueRow[]> => {
    const rows = await store.leagueBoard(code, side, board, MOST_ROWS)
    return rows.map(({ id, ...row }) => ({ ...row, ...(id === person ? { own: true as const } : {}) }))
  }
  const board = async (name: string) => ({ people: await rowsOf('people', name), teams: await rowsOf('teams', name) })
  return {
    name,
    best,
    of,
    names: people,
    games: games.length,
    seasons,
    months,
    topics,
    season: {
      number: chosen.season,
      games: games.filter(({ number }) => seasonOf(number, league) === chosen.season).length,
      ...(await board(boardNames.season(chosen.season))),
    },
    ...(chosen.month === undefined
      ? {}
      : { month: { name: chosen.month, ...(await board(boardNames.month(chosen.month))) } }),
    ...(chosen.topic === undefined
      ? {}
      : { topic: { name: chosen.topic, ...(await board(boardNames.topic(chosen.topic))) } }),
    improvement: await board(boardNames.improvement),
  }
}
