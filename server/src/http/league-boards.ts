import { boardNames, seasonOf } from '@jawab/shared/leagues/boards'
import type { LeagueBoard, LeagueFace, LeagueRow } from '@jawab/shared/protocol/league-face'
import type { League, LeagueStore, PostedGame, Side } from '../stores/league-store.ts'

/** Which season, month and topic somebody wants to see; the newest, or the first, where they do not say. */
type Choice = { readonly season?: unknown; readonly month?: unknown; readonly topic?: unknown }

type Look = {
  readonly league: League
  readonly choice: Choice
  /** [LG2] Whose own rows are marked. */
  readonly person: string | undefined
}

/** [LG1] Everything that a league's page shows, but for its address. */
export async function leagueBoards(
  store: LeagueStore,
  { league, choice, person }: Look,
): Promise<Omit<LeagueFace, 'url'>> {
  const games = await store.leagueGames(league.code)
  const offer = offerOf(games, league)
  const { season, month, topic } = chosenFrom(offer, choice)
  const board = (name: string) => readBoard(store, league.code, name, person)
  return {
    name: league.name,
    best: league.best,
    of: league.of,
    names: league.people,
    games: games.length,
    ...offer,
    season: {
      number: season,
      games: games.filter(({ number }) => seasonOf(number, league) === season).length,
      ...(await board(boardNames.season(season))),
    },
    ...(month === undefined ? {} : { month: { name: month, ...(await board(boardNames.month(month))) } }),
    ...(topic === undefined ? {} : { topic: { name: topic, ...(await board(boardNames.topic(topic))) } }),
    improvement: await board(boardNames.improvement),
  }
}

type Offer = Pick<LeagueFace, 'seasons' | 'months' | 'topics'>

const offerOf = (games: readonly PostedGame[], league: League): Offer => ({
  seasons: Math.max(1, seasonOf(games.length, league)),
  months: [...new Set(games.map(({ month }) => month))].toSorted().toReversed(),
  topics: [...new Set(games.flatMap(({ topics }) => topics))].toSorted(),
})

const chosenFrom = ({ seasons, months, topics }: Offer, choice: Choice) => ({
  season: Array.from({ length: seasons }, (_, at) => at + 1).find((one) => String(one) === choice.season) ?? seasons,
  month: months.find((one) => one === choice.month) ?? months[0],
  topic: topics.find((one) => one === choice.topic) ?? topics[0],
})

/** So many of each board are shown. */
const MOST_ROWS = 100

/** [LG2] Ids are hashes of league keys and of names: they stay here. */
async function readBoard(
  store: LeagueStore,
  code: string,
  name: string,
  person: string | undefined,
): Promise<LeagueBoard> {
  const rowsOf = async (side: Side): Promise<LeagueRow[]> => {
    const rows = await store.leagueBoard(code, side, name, MOST_ROWS)
    return rows.map(({ id, ...row }) => ({ ...row, ...(id === person ? { own: true as const } : {}) }))
  }
  return { people: await rowsOf('people'), teams: await rowsOf('teams') }
}
