import { expect, test } from 'vitest'
import { movedTo } from '../../../client/src/components/answers/moving.ts'
import { readNumber, stepped } from '../../../client/src/components/answers/typed-number.ts'

const range = { min: 10, max: 200_000, step: 5, scale: 'linear' } as const

test.each([
  ['100000', 100_000],
  ['1,00,000', 100_000],
  ['100 000', 100_000],
  [' 12.5 ', 12.5],
])('"%s" is read as %d', (typed, value) => {
  expect(readNumber(typed, range)).toEqual({ ok: true, value })
})

test.each(['', 'ten', '1.2.3', '1e3', '-', '0x10'])('"%s" is no number', (typed) => {
  expect(readNumber(typed, range)).toEqual({ ok: false, reason: 'not-a-number' })
})

test('what lies outside the range is refused before it is sent', () => {
  for (const typed of ['9', '200001', '−12']) expect(readNumber(typed, range)).toEqual({ ok: false, reason: 'outside' })
})

test('a step goes by the step of the range and stays within it', () => {
  expect(stepped('20', range, 1)).toBe(25)
  expect(stepped('12', range, -1)).toBe(10)
  expect(stepped('', range, 1)).toBe(10)
  expect(stepped('0.1', { min: 0, max: 1, step: 0.1, scale: 'linear' }, 1)).toBe(0.2)
})

test('a step of an order moves to its place and the others close up', () => {
  expect(movedTo(['a', 'b', 'c', 'd'], 'd', 1)).toEqual(['a', 'd', 'b', 'c'])
  expect(movedTo(['a', 'b', 'c', 'd'], 'a', 3)).toEqual(['b', 'c', 'd', 'a'])
})
