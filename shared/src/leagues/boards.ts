/** What a league may be called, and how long its season may be. */
export const LEAGUE_NAME_LONGEST = 40
export const MOST_SEASON_GAMES = 50

/** [LG1] How a league counts a season: the best `best` of its `of` games. */
export type SeasonRule = { readonly best: number; readonly of: number }

/** What one game gave somebody, with the game's number in the league, from 1 in order of posting, and its month. */
export type LeagueEntry = {
  readonly game: number
  readonly month: string
  readonly score: number
  readonly topics: Readonly<Record<string, number>>
}

/** [LG1] What can be ranked, by the name under which a board is kept. */
export const boardNames = {
  season: (season: number) => `season ${season}`,
  month: (month: string) => `month ${month}`,
  topic: (topic: string) => `topic ${topic}`,
  improvement: 'improvement',
}

/** Every so many games a season is over and the next one begins. */
export const seasonOf = (game: number, { of }: Pick<SeasonRule, 'of'>) => Math.ceil(game / of)

/** [LG1] What somebody has on each board that names them, from their own entries alone. */
export function boardsOf(entries: readonly LeagueEntry[], rule: SeasonRule): ReadonlyMap<string, number> {
  const inOrder = entries.toSorted((one, other) => one.game - other.game)
  const gained = improvementOf(inOrder.map(({ score }) => score))
  return new Map([
    ...totals(inOrder, ({ game }) => boardNames.season(seasonOf(game, rule)), bestOf(rule.best)),
    ...totals(inOrder, ({ month }) => boardNames.month(month), sum),
    ...topicTotals(inOrder),
    ...(gained > 0 ? [[boardNames.improvement, gained] as const] : []),
  ])
}

function totals(
  entries: readonly LeagueEntry[],
  boardOf: (entry: LeagueEntry) => string,
  count: (scores: readonly number[]) => number,
) {
  const boards = [...new Set(entries.map(boardOf))]
  const scoresOn = (board: string) => entries.filter((entry) => boardOf(entry) === board).map(({ score }) => score)
  return boards.map((board) => [board, count(scoresOn(board))] as const)
}

/** Who has earned nothing on a topic is not named there. */
function topicTotals(entries: readonly LeagueEntry[]) {
  const topics = [...new Set(entries.flatMap(({ topics }) => Object.keys(topics)))]
  const earned = topics.map((topic) => [topic, sum(entries.map(({ topics }) => topics[topic] ?? 0))] as const)
  return earned.filter(([, points]) => points > 0).map(([topic, points]) => [boardNames.topic(topic), points] as const)
}

const MOST_AT_EACH_END = 3

/** [LG1] How much better the last three games were than the first three; of fewer than six, half at each end. */
function improvementOf(scores: readonly number[]): number {
  const each = Math.min(MOST_AT_EACH_END, Math.floor(scores.length / 2))
  return each === 0 ? 0 : Math.round((sum(scores.slice(-each)) - sum(scores.slice(0, each))) / each)
}

const sum = (scores: readonly number[]) => scores.reduce((total, score) => total + score, 0)

const bestOf = (best: number) => (scores: readonly number[]) =>
  sum(scores.toSorted((one, other) => other - one).slice(0, best))
