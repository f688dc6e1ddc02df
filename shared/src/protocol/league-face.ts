/** Somebody on a board of a league; `own` where the league key that came with the request is theirs ([LG2]). */
export type LeagueRow = {
  readonly name: string
  readonly score: number
  readonly rank: number
  readonly own?: true
}
export type LeagueBoard = { readonly people: readonly LeagueRow[]; readonly teams: readonly LeagueRow[] }

/** [LG1] `GET /api/leagues/<code>`: a league and its boards. Months are newest first, as `2026-11`. */
export type LeagueFace = {
  readonly name: string
  /** Where phones find this page, which is not always where a host has it open. */
  readonly url: string
  /** A season is the best `best` of `of` games. */
  readonly best: number
  readonly of: number
  /** Whether it names people, or teams only. */
  readonly names: boolean
  readonly games: number
  /** How many have begun; 1 before the first game. */
  readonly seasons: number
  readonly months: readonly string[]
  readonly topics: readonly string[]
  readonly season: LeagueBoard & { readonly number: number; readonly games: number }
  /** Absent before the first game, as is `topic`. */
  readonly month?: LeagueBoard & { readonly name: string }
  readonly topic?: LeagueBoard & { readonly name: string }
  readonly improvement: LeagueBoard
}
