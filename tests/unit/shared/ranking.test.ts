import fc from 'fast-check'
import { expect, test } from 'vitest'
import { rankAll, rankOf } from '@jawab/shared/scoring/ranking'

const itself = (points: number) => points
// Few different values, so that ties are common.
const manyPoints = fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 40 })

test('[PT8] equal points share a rank: 1, 2, 2, 4', () => {
  const all = [60, 90, 80, 80]
  expect(all.map((points) => rankOf(points, all))).toEqual([4, 1, 2, 2])
  expect(rankAll(all, itself)).toEqual([
    { item: 90, rank: 1 },
    { item: 80, rank: 2 },
    { item: 80, rank: 2 },
    { item: 60, rank: 4 },
  ])
})

test('[PT8] everybody level is first', () => {
  expect(rankAll([0, 0, 0], itself).map(({ rank }) => rank)).toEqual([1, 1, 1])
})

test('[PT8] equals stay in the order in which they came', () => {
  const people = [
    { name: 'Ravi', points: 5 },
    { name: 'Asha', points: 5 },
    { name: 'Meera', points: 9 },
  ]
  expect(rankAll(people, ({ points }) => points).map(({ item }) => item.name)).toEqual(['Meera', 'Ravi', 'Asha'])
})

test('[PT8] both ways of ranking agree, and the order of the input changes no rank', () => {
  fc.assert(
    fc.property(manyPoints, (all) => {
      const ranked = rankAll(all, itself)
      expect(ranked.map(({ item }) => item)).toEqual(all.toSorted((one, other) => other - one))
      expect(ranked.map(({ rank }) => rank)).toEqual(ranked.map(({ item }) => rankOf(item, all)))
      expect(rankAll(all.toReversed(), itself)).toEqual(ranked)
    }),
  )
})
