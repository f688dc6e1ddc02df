import {
  mostPossible,
  resultOfPerson,
  resultOfTeam,
  type LeagueResult,
  type LeagueRound,
} from '@jawab/shared/leagues/league-score'
import { monthOf } from '@jawab/shared/leagues/month'
import { no, ok, type Result } from '@jawab/shared/result'
import { nameKey } from '@jawab/shared/teams/names'
import { hashOf } from '../auth/secrets.ts'
import type { Room } from '../room/room.ts'
import { isIn, type Seat } from '../room/seats.ts'
import type { League, PostedResult, Posting } from '../stores/league-store.ts'
import type { RoomStore } from '../stores/store.ts'
import type { Scores } from './scores.ts'

/** [LG1] What a league is given of the game that a room has just finished. */
export type LeaguePostings = {
  of(room: Room, league: League): Promise<Result<Posting, 'league:not-finished' | 'league:nothing'>>
}

export function createLeaguePostings({ store, scores }: { store: RoomStore; scores: Scores }): LeaguePostings {
  async function roundsOf(room: Room): Promise<LeagueRound[]> {
    const played = await scores.record(room)
    const { rounds } = await scores.of(room)
    return played.flatMap((round, at) => {
      const score = rounds[at]
      const { opensAt } = room.run[round.round - 1] ?? {}
      return score && opensAt !== undefined ? [{ played: round, score, opensAt }] : []
    })
  }

  return {
    async of(room, league) {
      if (room.phase.name !== 'finished') return no('league:not-finished')
      const rounds = await roundsOf(room)
      if (!rounds.some(({ played }) => mostPossible(played) > 0)) return no('league:nothing')

      const seats = (await store.seats(room.id)).filter(isIn)
      return ok({
        game: `${room.id} ${room.game}`,
        scoringEpoch: room.scoringEpoch,
        month: monthOf(room.phaseAt),
        people: league.people ? bestOfEach(seats.flatMap((seat) => personIn(rounds, seat))) : [],
        teams: bestOfEach(
          room.teams.flatMap(({ id, name }) => posted(hashOf(nameKey(name)), name, resultOfTeam(rounds, id))),
        ),
      })
    },
  }
}

/** [LG2] Only who brought a league key is known to a league. */
const personIn = (rounds: readonly LeagueRound[], { id: seat, name, joinedAt, leaguePerson }: Seat) =>
  leaguePerson === undefined ? [] : posted(leaguePerson, name, resultOfPerson(rounds, { seat, joinedAt }))

const posted = (id: string, name: string, result: LeagueResult | undefined): PostedResult[] =>
  result ? [{ id, name, ...result }] : []

/** A person on two phones, or two teams of one name, have one result in a game: the better one. */
function bestOfEach(results: readonly PostedResult[]): PostedResult[] {
  const best = new Map<string, PostedResult>()
  for (const result of results) {
    const known = best.get(result.id)
    if (!known || known.score < result.score) best.set(result.id, result)
  }
  return [...best.values()]
}
