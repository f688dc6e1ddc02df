import { no, type Result } from '@jawab/shared/result'
import {
  MOST_PLAYERS,
  type KeptEntry,
  type League,
  type LeagueStore,
  type PostedGame,
  type Posting,
  type Side,
} from '../../server/src/stores/league-store.ts'
import { entryOf, placeGame, staysOut } from '../../server/src/stores/place-game.ts'
import { countBoard } from '../../server/src/stores/rank-board.ts'

type Kept = {
  readonly league: League
  readonly games: Map<string, PostedGame>
  readonly entries: Record<Side, Map<string, readonly KeptEntry[]>>
  readonly withdrawn: Map<string, number>
}

const sides = ['people', 'teams'] as const

/** Leagues as plain maps: what the port means. */
export function modelLeagues(): LeagueStore {
  const leagues = new Map<string, Kept>()

  function post(kept: Kept, posting: Posting): Result<PostedGame, 'league:full'> {
    const standing = kept.games.get(posting.game)
    const placed = placeGame(posting, { standing, games: kept.games.size })
    if (!placed.ok || placed.value === standing) return placed

    const game = placed.value
    const counted = {
      people: posting.people.filter(({ id }) => !staysOut(game, kept.withdrawn.get(id))),
      teams: posting.teams,
    }
    for (const side of sides) {
      const known = kept.entries[side]
      if (new Set([...known.keys(), ...counted[side].map(({ id }) => id)]).size > MOST_PLAYERS) return no('league:full')
    }
    kept.games.set(game.game, game)
    for (const side of sides) {
      const known = kept.entries[side]
      for (const [id, entries] of known) keep(known, id, without(entries, game))
      for (const result of counted[side]) {
        keep(known, result.id, [...(known.get(result.id) ?? []), entryOf(game, result)])
      }
    }
    return placed
  }

  return {
    async createLeague(league) {
      if (leagues.has(league.code)) return false
      leagues.set(league.code, {
        league,
        games: new Map(),
        entries: { people: new Map(), teams: new Map() },
        withdrawn: new Map(),
      })
      return true
    },
    findLeague: async (code) => leagues.get(code)?.league,
    async postGame(code, posting) {
      const kept = leagues.get(code)
      return kept ? post(kept, posting) : no('league:unknown')
    },
    leagueGames: async (code) =>
      [...(leagues.get(code)?.games.values() ?? [])].toSorted((one, other) => one.number - other.number),
    async leagueBoard(code, side, board, top) {
      const kept = leagues.get(code)
      if (!kept) return []
      const players = [...kept.entries[side]].map(([id, entries]) => ({ id, entries }))
      return countBoard(players, board, kept.league, top)
    },
    async withdraw(code, person) {
      const kept = leagues.get(code)
      if (!kept?.entries.people.delete(person)) return false
      kept.withdrawn.set(person, kept.games.size)
      return true
    },
  }
}

const without = (entries: readonly KeptEntry[], { number }: PostedGame) => entries.filter(({ game }) => game !== number)

function keep(known: Map<string, readonly KeptEntry[]>, id: string, entries: readonly KeptEntry[]) {
  if (entries.length === 0) known.delete(id)
  else known.set(id, entries)
}
