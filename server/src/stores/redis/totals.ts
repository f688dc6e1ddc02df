import { rankAll } from '@jawab/shared/scoring/ranking'
import type { Totals } from '@jawab/shared/scoring/score-game'
import { StoreAway, type Place, type RoomStore } from '../store.ts'
import type { Calls } from './calls.ts'
import { roomKeys, type RoomKeys } from './keys.ts'
import { DRAFT_LIFETIME, ROOM_LIFETIME } from './lifetimes.ts'
import { inChunks, MOST_AT_ONCE, type Parts } from './parts.ts'
import type { Mark } from './roll.ts'
import { fill } from './scripts/fill.ts'
import { newestEntry } from './scripts/news.ts'
import { draftPeople, settle } from './scripts/settle.ts'
import { place, standings } from './scripts/standings.ts'
import { seatOf } from './stored-seat.ts'

type TotalMethods = Pick<RoomStore, 'settle' | 'standings' | 'placeOf'>

export function totalMethods({ calls, turns, now, node, drawTag }: Parts): TotalMethods {
  let drafts = 0

  async function replaceTotals(id: string, epoch: number, totals: Totals): Promise<boolean> {
    const keys = roomKeys(id)
    const draft = draftKeys(keys, `${node}-${++drafts}`)
    // In this order: who comes in between is met twice rather than not at all.
    let since = await calls.read<Mark>(newestEntry, [keys.seatNews])
    const joined = await calls.command<number>(keys.order, 'ZCARD', keys.order)
    await fillDraft(calls, keys, draft, { totals, joined })

    for (;;) {
      const [outcome, ...last] = await calls.write<readonly [outcome: string, ...last: Mark | readonly []]>(
        settle,
        [keys.room, keys.order, keys.in, keys.seatNews, keys.totals, keys.points, keys.teamPoints, ...draft],
        [now(), ROOM_LIFETIME, epoch, ...since, MOST_AT_ONCE, drawTag()],
      )
      if (outcome === 'expired') throw new StoreAway('Settling took so long that its draft expired')
      if (last.length === 0) return outcome === 'settled'
      since = last
    }
  }

  return {
    settle: turns.oneByOne(replaceTotals),
    async standings(id, top) {
      const { room, in: isIn, points, teamPoints } = roomKeys(id)
      const reply = await calls.read<StandingsReply>(standings, [room, isIn, points, teamPoints], [top - 1])
      const [equals, people = [], teams = []] = reply
      const nobodyAhead = equals.map((seat): Place => ({ id: seat, points: 0, rank: 1 }))
      return { people: [...nobodyAhead, ...ranked(people, seatOf)], teams: ranked(teams, (team) => team) }
    },
    async placeOf(id, seat) {
      const { room, in: isIn, points } = roomKeys(id)
      const reply = await calls.read<PlaceReply | null>(place, [room, isIn, points], [seat])
      if (!reply) return undefined
      const [score, ahead, people] = reply
      return { points: pointsOf(score), rank: 1 + ahead, people }
    },
  }
}

type StandingsReply = readonly [equals: readonly string[], people?: readonly string[], teams?: readonly string[]]
type PlaceReply = readonly [score: string, ahead: number, people: number]

type DraftKeys = readonly [totals: string, points: string, teamPoints: string]

const draftKeys = ({ draft }: RoomKeys, name: string): DraftKeys => [
  draft(name, 'totals'),
  draft(name, 'points'),
  draft(name, 'team-points'),
]

type Filling = { readonly totals: Totals; readonly joined: number }

/** Builds what is to stand beside what stands, in pieces, so that no other room waits for it. */
async function fillDraft(
  { read }: Calls,
  { order, in: isIn }: RoomKeys,
  [totals, points, teamPoints]: DraftKeys,
  { totals: { people, teams }, joined }: Filling,
) {
  // The entry of nobody is there even when nobody has a total, and shows that the draft has not expired.
  const earned = [['', 0] as const, ...people].flat()
  const fillings = inChunks(earned, 2 * MOST_AT_ONCE).map((chunk) =>
    read(fill, [totals], ['HSET', DRAFT_LIFETIME, ...chunk]),
  )
  const teamScores = [...teams].flatMap(([team, won]) => [-won, team])
  const scorings = inChunks(teamScores, 2 * MOST_AT_ONCE).map((chunk) =>
    read(fill, [teamPoints], ['ZADD', DRAFT_LIFETIME, ...chunk]),
  )
  await Promise.all([...fillings, ...scorings])

  const starts = Array.from({ length: Math.ceil(joined / MOST_AT_ONCE) }, (_, at) => at * MOST_AT_ONCE)
  await Promise.all(
    starts.map((from) =>
      read(draftPeople, [order, isIn, totals, points], [from, from + MOST_AT_ONCE - 1, DRAFT_LIFETIME]),
    ),
  )
}

/** Leaderboards hold points negated: so the best come first, and equals in the order of their names. */
const pointsOf = (score: string) => 0 - Number(score)

const ranked = (entries: readonly string[], nameOf: (entry: string) => string): Place[] => {
  const scored = inChunks(entries, 2).map(([entry = '', score = '']) => ({
    id: nameOf(entry),
    points: pointsOf(score),
  }))
  return rankAll(scored, ({ points }) => points).map(({ item, rank }) => ({ ...item, rank }))
}
