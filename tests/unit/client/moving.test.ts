import fc from 'fast-check'
import { expect, test } from 'vitest'
import { movedTo, nearestPlace } from '../../../client/src/components/answers/moving.ts'

test('a step that is moved leaves the others in their order', () => {
  expect(movedTo(['a', 'b', 'c'], 'a', 1)).toEqual(['b', 'a', 'c'])
  expect(movedTo(['a', 'b', 'c'], 'c', 0)).toEqual(['c', 'a', 'b'])
  expect(movedTo(['a', 'b', 'c'], 'b', 1)).toEqual(['a', 'b', 'c'])
})

test('dragging reaches what arrows reach: a place is the same, however a step came there', () => {
  fc.assert(
    fc.property(fc.nat({ max: 4 }), fc.nat({ max: 4 }), (from, to) => {
      const order = ['a', 'b', 'c', 'd', 'e']
      const id = order[from] ?? ''
      const byArrows = Array.from({ length: Math.abs(to - from) }).reduce<string[]>(
        (before) => movedTo(before, id, before.indexOf(id) + Math.sign(to - from)),
        order,
      )
      expect(movedTo(order, id, to)).toEqual(byArrows)
    }),
  )
})

test('a held row takes the place it is nearest to', () => {
  expect(nearestPlace([50, 50], 10, -20)).toBe(0)
  expect(nearestPlace([50, 50], 10, 29)).toBe(0)
  expect(nearestPlace([50, 50], 10, 31)).toBe(1)
  expect(nearestPlace([50, 50], 10, 500)).toBe(2)
})

test('past a higher row the place changes once on the way, at its middle', () => {
  const places = Array.from({ length: 130 }, (_, top) => nearestPlace([120], 10, top))
  expect(places.filter((place, at) => at > 0 && place !== places[at - 1])).toHaveLength(1)
  expect(places.indexOf(1)).toBe(66)
})
