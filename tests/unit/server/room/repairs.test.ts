import { describe, expect, test } from 'vitest'
import type { KeyRepair } from '../../../../server/src/room/commands.ts'
import { MOST_KEYS } from '../../../../server/src/room/repairs.ts'
import type { Room } from '../../../../server/src/room/room.ts'
import { step } from '../../../../server/src/room/step.ts'
import { NOON } from '../../../support/platform.ts'
import { after as later, aRoom, aRound, withOpenRound } from '../../../support/rooms.ts'
import { after, due, facts, openPhase, pressed } from './steps.ts'

const sealed = { ...aRoom(), run: [aRound({ sealedAt: NOON }), aRound({ sealedAt: NOON }), aRound()] }
/** Rounds 1 and 2 are over, and the second has been shown with its key. */
const revealed: Room = { ...sealed, round: 2, phase: { name: 'reveal', step: 'key' } }
const phases: readonly Room[] = [
  { ...sealed, round: 1, phase: { name: 'closed' } },
  revealed,
  { ...revealed, phase: { name: 'standings', since: 0 } },
  { ...revealed, round: 3, phase: { name: 'reading', readUntil: later(5000) } },
  { ...revealed, phase: { name: 'finished', since: 0 } },
]

/** A repair of round 1, whose question came with the key `a`. */
const repair = (name: KeyRepair['name'], answer: string, change: Partial<KeyRepair> = {}): KeyRepair => ({
  name,
  request: `${name} ${answer}`,
  round: 1,
  answer,
  own: 'a',
  ...change,
})
const refusalOf = (room: Room, command: KeyRepair) => {
  const done = step(room, command, facts(NOON))
  return done.ok ? undefined : done.reason
}

describe.each(phases.map((room) => [room.phase.name, room] as const))('[PT10] in %s', (_, room) => {
  test('another key replaces the one before, counts all anew and says so', () => {
    const done = after(room, repair('rekey', 'b'), later(1000))
    expect(done.run[0]?.keys).toEqual(['b'])
    expect(done).toMatchObject({
      phase: room.phase,
      scoringEpoch: room.scoringEpoch + 1,
      banner: { about: 'rekey', round: 1 },
      notices: [{ at: later(1000), about: 'rekeyed', detail: '1' }],
      repairs: [{ at: later(1000), round: 1, what: 'rekey', answer: 'b' }],
    })
  })

  test('a second answer counts beside the first', () => {
    const done = after(room, repair('accept', 'b'), NOON)
    expect(done.run[0]?.keys).toEqual(['a', 'b'])
    expect(done).toMatchObject({ banner: { about: 'accept', round: 1 }, notices: [{ about: 'accepted' }] })
    expect(after(done, repair('accept', 'c'), NOON).run[0]?.keys).toEqual(['a', 'b', 'c'])
  })
})

test('[PT10] what is right already changes nothing, whoever asks again', () => {
  expect(after(revealed, repair('rekey', 'a'), NOON)).toBe(revealed)
  expect(after(revealed, repair('accept', 'a'), NOON)).toBe(revealed)
  const both = after(revealed, repair('accept', 'b'), NOON)
  expect(after(both, repair('accept', 'b', { request: 'again' }), NOON)).toBe(both)
  const one = after(both, repair('rekey', 'b'), NOON)
  expect(one.run[0]?.keys).toEqual(['b'])
  expect(after(one, repair('rekey', 'b', { request: 'again' }), NOON)).toBe(one)
})

test('[PT10] an open round is closed first, and a repair stays news until it has been explained', () => {
  const room = after(withOpenRound(aRoom()), repair('rekey', 'b'), later(4000))
  expect(openPhase(room).closesAt).toBe(later(4000))
  const closed = due(room, later(5000))
  expect(closed).toMatchObject({
    phase: { name: 'closed' },
    banner: { about: 'rekey' },
    run: [{ keys: ['b'] }, {}, {}],
  })
  const key = pressed(closed, 'next', later(6000))
  expect(key).toMatchObject({ phase: { name: 'reveal' }, banner: { about: 'rekey' } })
  const next = pressed(pressed(key, 'next', later(7000)), 'next', later(8000))
  expect(next).toMatchObject({ phase: { name: 'reading' } })
  expect(next.banner).toBeUndefined()
})

test.each([0, 3, 9])('[PT10] question %i has not been played', (round) => {
  expect(refusalOf(revealed, repair('rekey', 'b', { round }))).toBe('round:unknown')
})

test('[PT10] a question that is out stays out', () => {
  const out = after(revealed, { name: 'void', request: 'v', round: 1 }, NOON)
  expect(refusalOf(out, repair('rekey', 'b'))).toBe('repair:out')
  expect(out.repairs).toEqual([{ at: NOON, round: 1, what: 'void' }])
})

test('[PT10] so many answers are right in a question at the most', () => {
  const keys = Array.from({ length: MOST_KEYS }, (_, at) => `${at}`)
  const full: Room = { ...revealed, run: revealed.run.map((round) => ({ ...round, keys })) }
  expect(refusalOf(full, repair('accept', 'b'))).toBe('repair:full')
  expect(after(full, repair('rekey', 'b'), NOON).run[0]?.keys).toEqual(['b'])
})

test('[PT10] another game has no repairs of the one before', () => {
  const finished: Room = { ...revealed, phase: { name: 'finished', since: 0 } }
  const repaired = after(finished, repair('rekey', 'b'), NOON)
  const again = after(repaired, { name: 'again', request: 'again', run: [aRound()], seed: 'other' }, NOON)
  expect(again.repairs).toBeUndefined()
})
