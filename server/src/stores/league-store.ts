import type { LeagueEntry, SeasonRule } from '@jawab/shared/leagues/boards'
import type { LeagueResult } from '@jawab/shared/leagues/league-score'
import type { Result } from '@jawab/shared/result'

/** [LG1] A named group that finished games are posted to. Its code is public; of its owner's key only the hash is kept. */
export type League = SeasonRule & {
  readonly code: string
  readonly name: string
  readonly ownerKeyHash: string
  /** Whether it names people, or teams only. */
  readonly people: boolean
}

/** Who is ranked: people by the hash of their league key ([LG2]), teams by that of their name. */
export type Side = 'people' | 'teams'

export type PostedResult = LeagueResult & { readonly id: string; readonly name: string }

/** [LG1] The frozen results of one game. */
export type Posting = {
  /** The same whenever this game is posted, and known to nobody outside. */
  readonly game: string
  /** [PT1] Raised by a repair; an older one never replaces a newer. */
  readonly scoringEpoch: number
  readonly month: string
} & Readonly<Record<Side, readonly PostedResult[]>>

/** A game as the league keeps it, with its number in order of posting, from 1. */
export type PostedGame = Pick<Posting, 'game' | 'scoringEpoch' | 'month'> & {
  readonly number: number
  readonly topics: readonly string[]
}

/** [PT8] Somebody on a board. */
export type BoardRow = { readonly id: string; readonly name: string; readonly score: number; readonly rank: number }

/** What the store keeps of one game of somebody's. */
export type KeptEntry = LeagueEntry & { readonly name: string }

/** What a league takes; beyond it nothing more is posted. */
export const MOST_GAMES = 500
export const MOST_PLAYERS = 500

/**
 * Where leagues live. They outlast the rooms whose games are posted. As with `RoomStore`, every method is one atomic
 * step, durable before its promise resolves, and rejects with `StoreAway` when the store is out of reach.
 */
export type LeagueStore = {
  /** Saves a new league; false when its code belongs to another one. */
  createLeague(league: League): Promise<boolean>
  findLeague(code: string): Promise<League | undefined>
  /**
   * [LG1] [PT10] Takes a game in under the next number; one that was posted before keeps its number and is replaced,
   * unless what is stored is of a newer scoring epoch. Who has withdrawn does not come back with games from before.
   */
  postGame(code: string, posting: Posting): Promise<Result<PostedGame, 'league:unknown' | 'league:full'>>
  /** The games of a league by number. */
  leagueGames(code: string): Promise<readonly PostedGame[]>
  /** The first `top` of a board, best first, equals in the order of their ids; each by the name of their latest game. */
  leagueBoard(code: string, side: Side, board: string, top: number): Promise<readonly BoardRow[]>
  /** [LG2] Forgets name and entries of somebody, for all games posted so far; false where there are none. */
  withdraw(code: string, person: string): Promise<boolean>
}
