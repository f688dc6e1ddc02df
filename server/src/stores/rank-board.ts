import { boardsOf, type SeasonRule } from '@jawab/shared/leagues/boards'
import { rankAll } from '@jawab/shared/scoring/ranking'
import type { BoardRow, KeptEntry } from './league-store.ts'

/** Somebody with all that is kept of them. */
export type Player = { readonly id: string; readonly entries: readonly KeptEntry[] }

/** Somebody with what they have on one board. */
export type Scored = Omit<BoardRow, 'rank'>

/** The first `top` of a board, counted from what is kept of everybody. */
export function countBoard(players: readonly Player[], board: string, rule: SeasonRule, top: number): BoardRow[] {
  const scored = players.flatMap(({ id, entries }): Scored[] => {
    const score = boardsOf(entries, rule).get(board)
    return score === undefined ? [] : [{ id, name: latestName(entries), score }]
  })
  return rankRows(scored.toSorted((one, other) => (one.id < other.id ? -1 : 1))).slice(0, top)
}

/** [PT8] Rows that stand in the order of their ids. */
export const rankRows = (scored: readonly Scored[]): BoardRow[] =>
  rankAll(scored, ({ score }) => score).map(({ item, rank }) => ({ ...item, rank }))

/** People may change their name from game to game. */
export const latestName = (entries: readonly KeptEntry[]) =>
  entries.reduce((latest, entry) => (entry.game > latest.game ? entry : latest), { game: 0, name: '' }).name
