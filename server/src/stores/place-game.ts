import { no, ok, type Result } from '@jawab/shared/result'
import { MOST_GAMES, type KeptEntry, type PostedGame, type PostedResult, type Posting } from './league-store.ts'

/** [LG1] [PT10] How a game stands in the league once it is posted: replaced where it was, else as the next one. */
export function placeGame(
  { game, scoringEpoch, month, people, teams }: Posting,
  { standing, games }: { readonly standing: PostedGame | undefined; readonly games: number },
): Result<PostedGame, 'league:full'> {
  if (standing && standing.scoringEpoch > scoringEpoch) return ok(standing)
  if (!standing && games >= MOST_GAMES) return no('league:full')

  const topics = new Set([...people, ...teams].flatMap((result) => Object.keys(result.topics)))
  return ok({ game, scoringEpoch, month, number: standing?.number ?? games + 1, topics: [...topics].toSorted() })
}

/** What is kept of somebody's result. */
export const entryOf = ({ number, month }: PostedGame, { name, score, topics }: PostedResult): KeptEntry => ({
  game: number,
  month,
  name,
  score,
  topics,
})

/** [LG2] Whether somebody who withdrew after so many games stays out of this one. */
export const staysOut = ({ number }: PostedGame, withdrawnAfter: number | undefined) =>
  withdrawnAfter !== undefined && number <= withdrawnAfter
