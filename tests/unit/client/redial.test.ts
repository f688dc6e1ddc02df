import { minutes, seconds } from '@jawab/shared/time'
import { expect, test } from 'vitest'
import { redialDelay } from '../../../client/src/state/redial.ts'

const lost = { attempt: 0, refused: false, forMs: 0, roundOpen: false }
const range = (asked: Partial<typeof lost>) => [
  redialDelay({ ...lost, ...asked }, () => 0),
  redialDelay({ ...lost, ...asked }, () => 1),
]

test('the first dials of a whole venue are spread over four seconds', () => {
  expect(range({})).toEqual([200, seconds(4)])
})

test('a server that refuses is tried again within a second', () => {
  expect(range({ refused: true })).toEqual([200, seconds(1)])
})

test('later dials back off to three seconds in the first minute', () => {
  expect([1, 2, 3, 9].map((attempt) => range({ attempt })[1])).toEqual([1000, 2000, 3000, 3000])
})

test('after a minute they back off to fifteen seconds, but not while a round is open', () => {
  expect(range({ attempt: 9, forMs: minutes(1) })[1]).toBe(seconds(15))
  expect(range({ attempt: 9, forMs: minutes(1), roundOpen: true })[1]).toBe(seconds(3))
})
