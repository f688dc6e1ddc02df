import type { Stage } from '@jawab/shared/teams/modes'
import type { Side } from '../league-store.ts'

export type RoomKeys = ReturnType<typeof roomKeys>

/** The keys of a room. They share a hash tag, so that on a cluster they lie together and one script may use them all. */
export function roomKeys(id: string) {
  const key = (part: string) => `jawab:{${id}}:${part}`
  return {
    /** A hash: body, version, PIN, activity, last beat, what answers are ruled by, revisions of seats, marks and teams' records, totals' epoch. */
    room: key('room'),
    /** Hash of questions by round. */
    questions: key('questions'),
    /** Hash of seats by id, without when they were seen last; that is in `seen`. */
    seats: key('seats'),
    seen: key('seen'),
    /** Sorted set of all seats by joining number; it only grows. */
    order: key('order'),
    /** Stream of what became of seats (`scripts/news.ts`). */
    seatNews: key('seat-news'),
    /** Hashes from what a seat is known by to its id; names only of seats that were not removed. */
    names: key('names'),
    requests: key('requests'),
    tokens: key('tokens'),
    /** Hash of the epochs of seats that were not removed, with what else answers are ruled by. */
    epochs: key('epochs'),
    /** Hash of how many seats of each team are in. */
    teams: key('teams'),
    /** Sorted set of the seats that are in, by joining number. */
    in: key('in'),
    /** Hash of all totals settled last, and the leaderboards of those who are in, and of teams, best first. */
    totals: key('totals'),
    points: key('points'),
    teamPoints: key('team-points'),
    /** Hash of standing answers by seat, and the stream of whose came or changed (`scripts/news.ts`). */
    answers: (round: number) => key(`answers:${round}`),
    answerNews: (round: number) => key(`answer-news:${round}`),
    /** Who sat where: it seals the round. */
    roster: (round: number, stage: Stage) => key(stage === 'solo' ? `roster:${round}` : `roster:${round}:team`),
    /** Hash of what each team has done in the team stage, by team; its revision is in the room's hash. */
    teamRecords: (round: number) => key(`team-records:${round}`),
    /** Hash of the standing marks by team and marker. */
    marks: (round: number) => key(`marks:${round}`),
    draft: (name: string, part: 'totals' | 'points' | 'team-points') => key(`draft:${name}:${part}`),
    results: (game: number) => key(`results:${game}`),
  }
}

/** What hangs on one game. */
export const gameKeys = (keys: RoomKeys, rounds: number): string[] => [
  keys.questions,
  keys.totals,
  keys.points,
  keys.teamPoints,
  ...Array.from({ length: rounds }, (_, at) => roundKeys(keys, at + 1)).flat(),
]

const roundKeys = (keys: RoomKeys, round: number) => [
  keys.answers(round),
  keys.answerNews(round),
  keys.roster(round, 'solo'),
  keys.roster(round, 'team'),
  keys.teamRecords(round),
  keys.marks(round),
]

/** Everything that hangs on a room, but for its results, which outlive it. */
export const allKeys = (keys: RoomKeys, rounds: number): string[] => [
  keys.room,
  keys.seats,
  keys.seen,
  keys.order,
  keys.seatNews,
  keys.names,
  keys.requests,
  keys.tokens,
  keys.epochs,
  keys.teams,
  keys.in,
  ...gameKeys(keys, rounds),
]

export type LeagueKeys = ReturnType<typeof leagueKeys>

/** The keys of a league, which lie together as those of a room do. */
export function leagueKeys(code: string) {
  const key = (part: string) => `jawab:{league:${code}}:${part}`
  return {
    /** A hash: body, and the revision that every write raises. */
    league: key('league'),
    /** Hash of posted games by the name they are known by. */
    games: key('games'),
    /** Hash of who had a result in a game, by its number. */
    players: key('players'),
    /** Hash of after how many games somebody withdrew. */
    withdrawn: key('withdrawn'),
    /** Hashes by player: what each game gave them, and how they are called. */
    entries: (side: Side) => key(`entries:${side}`),
    names: (side: Side) => key(`names:${side}`),
    /** Sorted set of players, best first. */
    board: (side: Side, board: string) => key(`board:${side}:${board}`),
  }
}

export const pinKey = (pin: string) => `jawab:pin:${pin}`

/** Sorted set of rooms that may live, by when they were last moved on. */
export const LIVE_ROOMS = 'jawab:live'

/** Whoever holds this key tells the time. */
export const CLOCK = 'jawab:clock'

export const CHECK = 'jawab:check'

export const HINTS = 'jawab:hints'
