import { seconds } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import type { Phase, Room } from '../../../../server/src/room/room.ts'
import { after as later, aRoom, withOpenRound } from '../../../support/rooms.ts'
import { NOON } from '../../../support/platform.ts'
import { after, due, openPhase, press, pressed, READING } from './steps.ts'

const inPhase = (phase: Phase, round = 1, change: Partial<Room> = {}) => ({ ...aRoom(change), round, phase })
const closed = inPhase({ name: 'closed' })
const key = inPhase({ name: 'reveal', step: 'key' })
const why = inPhase({ name: 'reveal', step: 'why' })

describe('[RD12] next takes the one obvious step', () => {
  test.each([
    ['lobby', aRoom(), 'reading'],
    ['reading', inPhase({ name: 'reading', readUntil: later(READING) }), 'question'],
    ['closed', closed, 'reveal'],
    ['key', key, 'reveal'],
    ['why', why, 'reading'],
    ['standings', inPhase({ name: 'standings', since: 0 }), 'reading'],
    ['why of the last question', { ...why, round: 3 }, 'finished'],
  ])('from %s', (_, room, phase) => {
    expect(pressed(room, 'next', NOON).phase.name).toBe(phase)
  })

  test('shows the key first and the why second', () => {
    expect(pressed(closed, 'next', NOON).phase).toEqual({ name: 'reveal', step: 'key' })
    expect(pressed(key, 'next', NOON).phase).toEqual({ name: 'reveal', step: 'why' })
  })

  test('[PT6] [RV3] a poll and a discussion have no key: the spread is followed by the why', () => {
    for (const kind of ['poll', 'discuss'] as const) {
      const room = { ...closed, run: closed.run.map((round) => ({ ...round, kind })) }
      expect(pressed(room, 'next', NOON).phase).toEqual({ name: 'reveal', step: 'why' })
      expect(pressed(room, 'reveal', NOON).phase).toEqual({ name: 'reveal', step: 'why' })
      expect(pressed(room, 'next', NOON).scoringEpoch).toBe(room.scoringEpoch + 1)
    }
  })

  test('an open question closes only when all present have answered', () => {
    const room = withOpenRound(aRoom())
    expect(press(room, 'next', later(3000))).toEqual({ ok: false, reason: 'step:too-soon' })
    expect(openPhase(pressed(room, 'next', later(3000), { everybodyAnswered: true })).closesAt).toBe(later(3000))
  })

  test('when time is up there is nothing left to close', () => {
    const room = withOpenRound(aRoom())
    expect(press(room, 'next', later(20_000))).toEqual({ ok: true, value: room })
  })

  test('while paused it goes on', () => {
    const paused = pressed(withOpenRound(aRoom()), 'pause', later(5000))
    expect(pressed(paused, 'next', later(9000)).pause?.resumesAt).toBe(later(10_000))
  })

  test('after the end there is nothing', () => {
    expect(press(inPhase({ name: 'finished', since: 0 }), 'next', NOON)).toEqual({
      ok: false,
      reason: 'step:impossible',
    })
  })
})

describe('[RD12] steps carry the version they expect', () => {
  test('an older version is stale', () => {
    const command = { name: 'start', request: 'r', expects: aRoom().version - 1 } as const
    expect(() => after(aRoom(), command, NOON)).toThrow('version:stale')
  })

  test('one within half a second of the last is too soon, and at half a second it is not', () => {
    const room = pressed(closed, 'next', NOON)
    expect(press(room, 'next', later(499))).toEqual({ ok: false, reason: 'step:too-soon' })
    expect(press(room, 'next', later(500)).ok).toBe(true)
  })

  test('the latest requests are remembered, and no more, so that the room stays small', () => {
    const requests = Array.from({ length: 40 }, (_, at) => `switch ${at}`)
    const room = requests.reduce(
      (before, request, at) => after(before, { name: 'autopilot', request, on: at % 2 === 0 }, NOON),
      aRoom(),
    )
    expect(room.requests).toEqual(requests.slice(-32).toReversed())
  })

  test('a repeated request gives the very same room', () => {
    const command = { name: 'next', request: 'once', expects: closed.version } as const
    const room = after(closed, command, NOON)
    expect(after(room, command, later(10))).toBe(room)
  })

  test.each([
    ['start', closed],
    ['close', closed],
    ['skip', closed],
    ['reveal', why],
    ['standings', closed],
    ['resume', closed],
    ['end', inPhase({ name: 'finished', since: 0 })],
    ['pause', inPhase({ name: 'finished', since: 0 })],
  ] as const)('%s out of its place is refused', (name, room) => {
    expect(press(room, name, NOON)).toEqual({ ok: false, reason: 'step:impossible' })
  })
})

describe('[RD2] reading and lead', () => {
  test('reading ends by its timer, and not before', () => {
    const reading = pressed(aRoom(), 'start', NOON)
    expect(reading.round).toBe(1)
    expect(due(reading, later(READING - 1)).phase.name).toBe('reading')
    expect(due(reading, later(READING)).phase.name).toBe('question')
  })

  test('a question is published a second before it opens, two above 1,000 seats', () => {
    const reading = pressed(aRoom(), 'start', NOON)
    expect(openPhase(pressed(reading, 'skip', later(1000))).opensAt).toBe(later(2000))
    expect(openPhase(pressed(reading, 'skip', later(1000), { seats: 1000 })).opensAt).toBe(later(2000))
    expect(openPhase(pressed(reading, 'skip', later(1000), { seats: 1001 })).opensAt).toBe(later(3000))
  })

  test('it is open for its limit', () => {
    const room = pressed(pressed(aRoom(), 'start', NOON), 'skip', later(1000))
    expect(openPhase(room).closesAt - openPhase(room).opensAt).toBe(seconds(20))
  })
})

describe('[RD3] the seal', () => {
  const room = withOpenRound(aRoom())
  const windowEnd = 20_000 + 550

  test('comes a quarter of a second after the window, in one move with closed', () => {
    expect(due(room, later(windowEnd + 249))).toBe(room)
    const sealed = due(room, later(windowEnd + 250))
    expect(sealed.phase.name).toBe('closed')
    expect(sealed.run[0]?.sealedAt).toBe(later(windowEnd + 250))
  })

  test('waits for two seconds when it would come more than half a second late', () => {
    expect(due(room, later(windowEnd + 750)).phase.name).toBe('closed')
    expect(due(room, later(windowEnd + 751))).toBe(room)
    expect(due(room, later(windowEnd + 2000)).phase.name).toBe('closed')
  })

  test('a close by hand ends the window there', () => {
    const closing = pressed(room, 'close', later(8000))
    expect(openPhase(closing).closesAt).toBe(later(8000))
    expect(due(closing, later(8000 + 550 + 250)).phase.name).toBe('closed')
  })

  test('nobody can close what has not opened', () => {
    expect(press(withOpenRound(aRoom(), { opensAt: later(1000) }), 'close', NOON)).toEqual({
      ok: false,
      reason: 'step:too-soon',
    })
  })
})

describe('[RD8] standings', () => {
  const every = (standingsEvery: number, round: number) => ({
    ...why,
    round,
    rules: { ...why.rules, standingsEvery },
  })

  test('come when the run of show says so', () => {
    expect(pressed(every(2, 2), 'next', NOON).phase).toEqual({ name: 'standings', since: 0 })
    expect(pressed(every(2, 1), 'next', NOON).phase.name).toBe('reading')
    expect(pressed(every(0, 1), 'next', NOON).phase.name).toBe('reading')
  })

  test('after the last question the end stands in for them', () => {
    expect(pressed(every(3, 3), 'next', NOON).phase.name).toBe('finished')
  })

  test('the host may show them at any reveal, and movement counts from those before', () => {
    const shown = pressed({ ...key, standingsAfter: 0, round: 2 }, 'standings', NOON)
    expect(shown).toMatchObject({ phase: { name: 'standings', since: 0 }, standingsAfter: 2 })
  })
})

describe('[PT10] skip, void and end', () => {
  test('skipping an open question takes it out, says so and moves on', () => {
    const room = pressed(withOpenRound(aRoom()), 'skip', later(4000))
    expect(room).toMatchObject({ round: 2, phase: { name: 'reading' }, banner: { about: 'void', round: 1 } })
    expect(room.run[0]).toMatchObject({ voided: true, sealedAt: later(4000) })
    expect(room.scoringEpoch).toBe(1)
  })

  test('ending the game takes an open question out', () => {
    const room = pressed(withOpenRound(aRoom()), 'end', later(4000))
    expect(room.phase.name).toBe('finished')
    expect(room.run[0]?.voided).toBe(true)
  })

  test('voiding an open question closes it', () => {
    const room = after(withOpenRound(aRoom()), { name: 'void', request: 'v', round: 1 }, later(4000))
    expect(openPhase(room).closesAt).toBe(later(4000))
    expect(room).toMatchObject({ banner: { about: 'void', round: 1 } })
    expect(due(room, later(5000))).toMatchObject({ phase: { name: 'closed' }, banner: { about: 'void' } })
  })

  test('voiding a paused question closes it where the pause began', () => {
    const paused = pressed(withOpenRound(aRoom()), 'pause', later(4000))
    const room = after(paused, { name: 'void', request: 'v', round: 1 }, later(9000))
    expect(openPhase(room).closesAt).toBe(later(4000))
    expect(room.pause).toBeUndefined()
  })

  test('voiding a past question raises the scoring epoch and leaves the phase alone', () => {
    const played = { ...closed, round: 2, run: closed.run.map((round) => ({ ...round, sealedAt: NOON })) }
    const room = after(played, { name: 'void', request: 'v', round: 1 }, NOON)
    expect(room.scoringEpoch).toBe(played.scoringEpoch + 1)
    expect(room.phase).toEqual(played.phase)
  })

  test.each([0, 2, 9])('question %i has not been played', (round) => {
    expect(() => after(withOpenRound(aRoom()), { name: 'void', request: 'v', round }, NOON)).toThrow('round:unknown')
  })
})

describe('[RD9] the scoring epoch', () => {
  test('is raised by the key and not by the seal', () => {
    const sealed = due(withOpenRound(aRoom()), later(20_800))
    expect(sealed.scoringEpoch).toBe(0)
    expect(pressed(sealed, 'next', later(21_000)).scoringEpoch).toBe(1)
  })

  test('is raised when the game ends between spread and key', () => {
    expect(pressed(closed, 'end', NOON).scoringEpoch).toBe(closed.scoringEpoch + 1)
    expect(pressed(why, 'end', NOON).scoringEpoch).toBe(why.scoringEpoch)
  })

  test('is raised by another game, so that totals of this one on their way count no more', () => {
    const finished = inPhase({ name: 'finished', since: 0 }, 3)
    const again = after(finished, { name: 'again', request: 'a', run: finished.run, seed: 'other' }, NOON)
    expect(again.scoringEpoch).toBe(finished.scoringEpoch + 1)
  })

  test('is raised by a team move and a removal, not by a rename', () => {
    const note = (about: 'moved' | 'kicked' | 'renamed') =>
      ({ name: 'note', request: about, about, detail: 'Ada' }) as const
    expect(after(aRoom(), note('moved'), NOON).scoringEpoch).toBe(1)
    expect(after(aRoom(), note('kicked'), NOON).scoringEpoch).toBe(1)
    expect(after(aRoom(), note('renamed'), NOON).scoringEpoch).toBe(0)
  })
})

test('[RD12] another game keeps PIN and teams and begins in the lobby', () => {
  const finished = { ...inPhase({ name: 'finished', since: 0 }, 3), locked: true }
  const again = after(finished, { name: 'again', request: 'a', run: finished.run.slice(0, 2), seed: 'other' }, NOON)
  expect(again).toMatchObject({ round: 0, game: 2, phase: { name: 'lobby' }, pin: finished.pin, locked: true })
  expect(again.teams).toBe(finished.teams)
  expect(again.run).toHaveLength(2)
  expect(() => after(closed, { name: 'again', request: 'a', run: [], seed: 's' }, NOON)).toThrow('step:impossible')
})
