import fc from 'fast-check'
import { seededRandom } from '@jawab/shared/random'
import { makeTeams } from '@jawab/shared/teams/teams'
import { describe, expect, test } from 'vitest'
import { dealTeams } from '../../../../server/src/room/dealing.ts'
import { isPresent, type Seat } from '../../../../server/src/room/seats.ts'
import { NOON } from '../../../support/platform.ts'
import { askFor } from '../../../support/rooms.ts'

const GONE = NOON - 60_000

const aSeat = (id: string, lastSeenAt = NOON): Seat => ({
  ...askFor(id),
  id,
  epoch: 1,
  removed: false,
  waiting: false,
  lastSeenAt,
  requestUntil: NOON,
})

const someSeats = fc
  .uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 6 }), fc.boolean(), fc.nat(500)), {
    selector: ([id]) => id,
    maxLength: 60,
  })
  .map((drawn) => ({
    seats: drawn.map(([id, isHere]) => aSeat(id, isHere ? NOON : GONE)),
    points: new Map(drawn.map(([id, , points]) => [id, points])),
  }))
const someTeams = fc.integer({ min: 2, max: 9 }).map((count) => makeTeams(count))
const way = fc.constantFrom('chance', 'results')

function deal(
  teams: ReturnType<typeof makeTeams>,
  { seats, points }: { seats: readonly Seat[]; points: ReadonlyMap<string, number> },
  by: 'chance' | 'results',
  seed = 'seed',
) {
  const pointsOf = (seat: string) => points.get(seat) ?? 0
  return dealTeams(teams, seats, {
    random: seededRandom(seed),
    at: NOON,
    ...(by === 'results' ? { pointsOf } : {}),
  })
}

/** How many sizes there are between the largest and the smallest team. */
function unevenness(teams: ReturnType<typeof makeTeams>, dealt: ReadonlyMap<string, string>, seats: readonly Seat[]) {
  const sizes = teams.map((team) => seats.filter(({ id }) => dealt.get(id) === team.id).length)
  return Math.max(...sizes) - Math.min(...sizes)
}

describe('[TE1] teams dealt anew', () => {
  test('everybody gets one of them, and no team two more than another, in all or of those who are here', () => {
    fc.assert(
      fc.property(someTeams, someSeats, way, (teams, people, by) => {
        const dealt = deal(teams, people, by)
        const here = people.seats.filter((seat) => isPresent(seat, NOON))
        expect(dealt.size).toBe(people.seats.length)
        expect(unevenness(teams, dealt, people.seats)).toBeLessThanOrEqual(1)
        expect(unevenness(teams, dealt, here)).toBeLessThanOrEqual(1)
      }),
    )
  })

  test('the same, in whatever order the seats come', () => {
    fc.assert(
      fc.property(someTeams, someSeats, way, (teams, people, by) => {
        const turned = { ...people, seats: people.seats.toReversed() }
        expect(deal(teams, turned, by)).toEqual(deal(teams, people, by))
      }),
    )
  })

  const eight = {
    seats: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => aSeat(id)),
    points: new Map(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map((id, at) => [id, 80 - 10 * at])),
  }

  test('by results the best are spread, forth and back', () => {
    const teamsOf = [...deal(makeTeams(4), eight, 'results')].toSorted().map(([, team]) => team)
    expect(teamsOf).toEqual(['t1', 't2', 't3', 't4', 't4', 't3', 't2', 't1'])
  })

  test('by chance another seed deals otherwise', () => {
    const deals = ['one', 'two', 'three'].map((seed) =>
      JSON.stringify([...deal(makeTeams(4), eight, 'chance', seed)].toSorted()),
    )
    expect(new Set(deals).size).toBe(3)
  })
})
