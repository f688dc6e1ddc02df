import { expect, test } from 'vitest'
import { createToldPeople, type PeopleLook } from '../../../../server/src/gateway/told-people.ts'

const aLook = (change: Partial<PeopleLook> = {}): PeopleLook => ({
  room: { stamp: 1 },
  seats: [],
  entered: 7,
  at: 1000,
  ...change,
})

/** What was told of one look, after which nobody has come in. */
function toldOf(look: PeopleLook, isAll = true) {
  const people = createToldPeople()
  people.told(look, isAll)
  return (next: Partial<PeopleLook>, newestEntry = look.entered) =>
    people.mayHaveNews({ ...look, ...next }, newestEntry)
}

test('the very same seats are not gone through again at the next look', () => {
  expect(toldOf(aLook())({ at: 2000 })).toBe(false)
})

test.each([
  ['of other seats', { seats: [] }],
  ['of a room that has changed', { room: { stamp: 2 } }],
  ['two seconds later, when somebody may have been gone for long', { at: 3000 }],
])('a look %s may have found something new', (_, next) => {
  expect(toldOf(aLook())(next)).toBe(true)
})

test('who came in after the seats were read is told at the next look', () => {
  expect(toldOf(aLook())({ entered: 8 }, 8)).toBe(true)
})

test('what could not be said at once is said at the next look', () => {
  expect(toldOf(aLook(), false)({})).toBe(true)
})
