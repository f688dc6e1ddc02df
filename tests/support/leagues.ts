import type { League, PostedResult, Posting } from '../../server/src/stores/league-store.ts'

/** A league of seasons of three games, of which the best two count. */
export const aLeague = (change: Partial<League> = {}): League => ({
  code: 'CHAI2345',
  name: 'Chai Cluster',
  best: 2,
  of: 3,
  people: true,
  ownerKeyHash: 'hash-of-owner-key',
  ...change,
})

/** Somebody's result, known by their name in small letters. */
export const aResult = (name: string, score: number, topics: Record<string, number> = {}): PostedResult => ({
  id: name.toLowerCase(),
  name,
  score,
  topics,
})

/** A game played in November, of nobody unless told otherwise. */
export const aPosting = (game: string, change: Partial<Posting> = {}): Posting => ({
  game,
  scoringEpoch: 1,
  month: '2026-11',
  people: [],
  teams: [],
  ...change,
})
