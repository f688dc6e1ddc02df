import { makeTeams } from '@jawab/shared/teams/teams'
import { describe, expect, test } from 'vitest'
import { headlineOf, pointsIn, type Ranked } from '../../../client/src/pages/screen/headline.ts'
import { stepsOf } from '../../../client/src/pages/screen/podium-steps.ts'
import { inOldOrder } from '../../../client/src/pages/screen/ranked-rows.ts'
import { shortNames } from '../../../client/src/pages/screen/team-names.ts'

const row = (name: string, rank: number, points: number, more: Partial<Ranked> = {}): Ranked => ({
  name,
  rank,
  points,
  movement: 0,
  gained: 10,
  ...more,
})

const say = (rows: readonly Ranked[]) => headlineOf(rows, 'en', pointsIn(rows, 'en'))

describe('the headline of the standings', () => {
  test('tells who has taken the lead, and by how much', () => {
    const rows = [row('Phirki', 1, 589, { movement: 2 }), row('Jahaaz', 2, 586), row('Naav', 3, 500)]

    expect(say(rows)).toEqual({ news: 'Phirki takes the lead', gap: '3 points ahead of Jahaaz' })
  })

  test('tells a first lead from one that was kept', () => {
    expect(say([row('Naav', 1, 80, { gained: 80 })]).news).toBe('Naav leads')
    expect(say([row('Naav', 1, 80, { gained: 20 })]).news).toBe('Naav stays ahead')
  })

  test('[PT8] names those who share the lead, and counts them when they are many', () => {
    expect(say([row('Naav', 1, 80), row('Lattu', 1, 80), row('Damru', 3, 5)])).toEqual({
      news: 'Naav and Lattu share the lead',
    })
    expect(say(['A', 'B', 'C'].map((name) => row(name, 1, 80))).news).toBe('3 share the lead')
  })

  test('praises nobody for no points', () => {
    expect(say([row('Naav', 1, 0), row('Lattu', 1, 0)]).news).toBe('Everything is still open')
  })
})

test('[PT0] decimals appear only where whole points would make unequal teams look equal', () => {
  expect(pointsIn([row('A', 1, 589.33), row('B', 2, 480.5)], 'en')(589.33)).toBe('589')
  expect(pointsIn([row('A', 1, 589.33), row('B', 2, 589.25)], 'en')(589.33)).toBe('589.33')
})

test('[PT8] a tie shares a step, and the place after it stays empty', () => {
  const rows = [1, 2, 2, 4].map((rank, at) => ({
    ...row(`Team ${at}`, rank, 100 - rank),
    id: `t${at}`,
    team: undefined,
  }))

  expect(stepsOf(rows).map((step) => [step.rank, step.rows.map(({ id }) => id)])).toEqual([
    [1, ['t0']],
    [2, ['t1', 't2']],
  ])
})

test('[RD8] the old order is where everybody stood before', () => {
  const rows = [row('A', 1, 90, { movement: 2 }), row('B', 2, 80, { movement: -1 }), row('C', 3, 70, { movement: -1 })]
  const shown = rows.map((one, at) => ({ ...one, id: String(at), team: undefined }))
  expect(inOldOrder(shown).map(({ name }) => name)).toEqual(['B', 'C', 'A'])
})

test('the podium rises from the lowest step up, with a pause before the first', () => {
  const rising = (...ranks: number[]) =>
    stepsOf(ranks.map((rank, at) => ({ ...row(`${at}`, rank, 1), id: `${at}`, team: undefined }))).map(
      ({ rank, after }) => [rank, after],
    )
  expect(rising(1, 2, 3)).toEqual([
    [1, 2800],
    [2, 800],
    [3, 0],
  ])
  expect(rising(1, 1, 3)).toEqual([
    [1, 2000],
    [3, 0],
  ])
  expect(rising(1, 1, 1)).toEqual([[1, 0]])
})

describe('short names of teams', () => {
  test("the house's teams go by their toy, a team with a name of its own by that", () => {
    const teams = makeTeams(3, ['Phirki Force', 'Kaagaz ki Naav', 'Night shift'])

    expect([...shortNames(teams).values()]).toEqual(['Phirki', 'Naav', 'Night shift'])
  })

  test('no two teams are called the same', () => {
    const names = [...shortNames(makeTeams(16)).values()]

    expect(new Set(names).size).toBe(16)
  })
})
