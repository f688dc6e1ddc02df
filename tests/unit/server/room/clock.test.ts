import { describe, expect, test } from 'vitest'
import { takeAnswer } from '../../../../server/src/room/answers.ts'
import { deadlineOf } from '../../../../server/src/room/deadline.ts'
import { everybodyAnswered, wholeAnswers } from '../../../../server/src/room/early-close.ts'
import type { Room } from '../../../../server/src/room/room.ts'
import type { Seat } from '../../../../server/src/room/seats.ts'
import { aQuestion } from '../../shared/builders.ts'
import { NOON } from '../../../support/platform.ts'
import { after as later, answerOf, aRoom, askFor, withOpenRound } from '../../../support/rooms.ts'
import { after, due, openPhase, pressed } from './steps.ts'

const ada: Seat = { ...askFor('Ada'), epoch: 1, removed: false, waiting: false, lastSeenAt: NOON, requestUntil: NOON }
const open = withOpenRound(aRoom())

/** How long Ada's answer counts when it is received so long after noon, or why it does not. */
function counted(room: Room, receivedAfter: number) {
  const taken = takeAnswer(room, ada, undefined, answerOf('Ada', { receivedAt: later(receivedAfter) }))
  return taken.ok ? taken.stored.countedMs : taken.refusal
}

describe('[RD6] pause', () => {
  const paused = pressed(open, 'pause', later(12_000))
  // The host goes on a lead before the clock does, so that the pause lasts 30 s in all.
  const resumed = pressed(paused, 'resume', later(41_000))

  test('a pause of 30 s after 12 s: an answer 3 s after going on counts 15 s', () => {
    expect(counted(resumed, 45_000)).toBe(15_000)
  })

  test('the deadline moves by the pause', () => {
    expect(openPhase(resumed).closesAt).toBe(later(50_000))
    expect(counted(resumed, 50_000 + 550)).toBe(20_550)
    expect(counted(resumed, 50_000 + 551)).toBe('answer:too-late')
  })

  test('what was on its way counts as given at the pause, what comes later is refused', () => {
    expect(counted(paused, 12_550)).toBe(12_000)
    expect(counted(paused, 12_551)).toBe('round:paused')
    expect(counted(resumed, 41_999)).toBe('round:paused')
    expect(counted(resumed, 42_000)).toBe(12_000)
  })

  test('nothing is due while paused', () => {
    expect(deadlineOf(paused, later(13_000))).toBeUndefined()
    expect(due(paused, later(90_000))).toBe(paused)
  })

  test('a second pause adds to the first', () => {
    const again = pressed(pressed(resumed, 'pause', later(44_000)), 'resume', later(53_000))
    expect(counted(again, 55_000)).toBe(15_000)
  })

  test('a pause in the lead moves the whole round', () => {
    const room = withOpenRound(aRoom(), { opensAt: later(1000) })
    const moved = pressed(pressed(room, 'pause', later(400)), 'resume', later(10_000))
    expect(openPhase(moved)).toMatchObject({ opensAt: later(11_600), closesAt: later(31_600), pausedMs: 0 })
  })

  test('a pause while people read moves the end of reading', () => {
    const reading = pressed(aRoom(), 'start', NOON)
    const moved = pressed(pressed(reading, 'pause', later(1000)), 'resume', later(10_000))
    expect(moved.phase).toEqual({ name: 'reading', readUntil: later(15_000) })
  })

  test('closing a paused round ends it where the pause began', () => {
    const closing = pressed(paused, 'close', later(20_000))
    expect(openPhase(closing).closesAt).toBe(later(12_000))
    expect(counted(closing, 20_001)).toBe('answer:too-late')
    expect(due(closing, later(20_100)).phase.name).toBe('closed')
  })
})

describe('[RD6] ten seconds more', () => {
  const extended = after(open, { name: 'extend', request: 'more' }, later(15_000))

  test('move the deadline and not the clock', () => {
    expect(openPhase(extended).closesAt).toBe(later(30_000))
    expect(counted(extended, 25_000)).toBe(25_000)
  })

  test('come once for one request', () => {
    expect(after(extended, { name: 'extend', request: 'more' }, later(16_000))).toBe(extended)
  })

  test('are of no use to a round that is over', () => {
    expect(() => after(open, { name: 'extend', request: 'more' }, later(20_551))).toThrow('step:impossible')
  })
})

describe('[RD11] outage', () => {
  const outage = (lastBeat: number, at: number) => after(open, { name: 'outage', lastBeat: later(lastBeat) }, later(at))

  test('a gap of four seconds is none', () => {
    expect(outage(3000, 7000)).toBe(open)
  })

  test('a longer one moves the deadline by it and five seconds, and the clock by it alone', () => {
    const room = outage(3000, 9000)
    expect(openPhase(room)).toMatchObject({ closesAt: later(31_000), pausedMs: 6000 })
    expect(room.banner).toEqual({ about: 'outage', extraMs: 11_000 })
    expect(counted(room, 10_000)).toBe(4000)
  })

  test('is news while its round is open, and history after', () => {
    expect(due(outage(3000, 9000), later(31_800)).banner).toBeUndefined()
  })

  test('is made good once, though two nodes find it', () => {
    const room = outage(3000, 9000)
    expect(after(room, { name: 'outage', lastBeat: later(3000) }, later(9100))).toBe(room)
  })

  test('an outage in a pause costs nobody anything', () => {
    const paused = pressed(open, 'pause', later(3000))
    expect(after(paused, { name: 'outage', lastBeat: later(3000) }, later(60_000))).toBe(paused)
    const resumed = pressed(paused, 'resume', later(60_000))
    expect(after(resumed, { name: 'outage', lastBeat: later(3000) }, later(61_500))).toBe(resumed)
  })

  test('outside an open round nothing has to be made good', () => {
    expect(after(aRoom(), { name: 'outage', lastBeat: NOON }, later(60_000))).toEqual(aRoom())
  })
})

describe('[RD5] early close', () => {
  const close = (at: number, everybody = true, room = open) =>
    after(room, { name: 'early-close' }, later(at), { everybodyAnswered: everybody })
  const seat = (name: string, change: Partial<Seat> = {}): Seat => ({ ...ada, ...askFor(name), ...change })
  const stored = (name: string, receivedAfter: number) => {
    const taken = takeAnswer(open, seat(name), undefined, answerOf(name, { receivedAt: later(receivedAfter) }))
    if (!taken.ok) throw new Error(taken.refusal)
    return taken.stored
  }

  test('ends the window when everybody has answered', () => {
    expect(openPhase(close(9000)).closesAt).toBe(later(9000))
    expect(close(9000, false)).toBe(open)
  })

  test('waits for 15 s after an outage, for nobody has had time to come back', () => {
    const served = after(open, { name: 'outage', lastBeat: later(3000) }, later(9000))
    expect(close(24_000, true, served)).toBe(served)
    expect(openPhase(close(24_001, true, served)).closesAt).toBe(later(24_001))
  })

  test('can be switched off, and does nothing to a pause', () => {
    expect(close(9000, true, { ...open, rules: { ...open.rules, earlyClose: false } }).phase).toEqual(open.phase)
    const paused = pressed(open, 'pause', later(5000))
    expect(close(9000, true, paused)).toBe(paused)
  })

  test('who has put only some items in their places is still at it', () => {
    const question = aQuestion('match')
    if (question.kind !== 'match') throw new Error(question.kind)
    const [first, ...others] = question.items.map(({ id }): [string, string] => [id, question.right[id] ?? ''])
    const given = (pairs: readonly [string, string][]) => ({
      ...stored('Ada', 5000),
      answer: Object.fromEntries(pairs),
    })
    expect(wholeAnswers(question, [given(others)])).toEqual([])
    expect(wholeAnswers(question, [given([...others, first as [string, string]])])).toHaveLength(1)
  })

  test('an answer has to stand for two seconds', () => {
    const answers = [stored('Ada', 5000)]
    expect(everybodyAnswered([seat('Ada')], answers, later(6999), 2000)).toBe(false)
    expect(everybodyAnswered([seat('Ada')], answers, later(7000), 2000)).toBe(true)
  })

  test('who has been gone for more than 15 s is not waited for, who is here is', () => {
    const answers = [stored('Ada', 5000)]
    const here = seat('Ada', { lastSeenAt: later(16_000) })
    expect(everybodyAnswered([here, seat('Bo', { lastSeenAt: later(1000) })], answers, later(16_000), 2000)).toBe(false)
    expect(everybodyAnswered([here, seat('Bo', { lastSeenAt: later(999) })], answers, later(16_000), 2000)).toBe(true)
    expect(everybodyAnswered([here, seat('Bo', { removed: true })], answers, later(16_000), 2000)).toBe(true)
  })

  test('a room with nobody in it waits', () => {
    expect(everybodyAnswered([], [], NOON, 0)).toBe(false)
  })
})
