import { minutes, seconds } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import { deadlineOf } from '../../../../server/src/room/deadline.ts'
import type { Phase, Room } from '../../../../server/src/room/room.ts'
import { after as later, aRoom, withOpenRound } from '../../../support/rooms.ts'
import { NOON } from '../../../support/platform.ts'
import { after, autopilot, due, press, pressed } from './steps.ts'

const inPhase = (phase: Phase, change: Partial<Room> = {}): Room => ({ ...aRoom(), round: 1, phase, ...change })
const why = inPhase({ name: 'reveal', step: 'why' })

/** Lets the room do whatever it does by itself, and names each phase or step it comes to. */
function flown(room: Room, steps: number): string[] {
  let now = room
  return Array.from({ length: steps }, () => {
    const at = deadlineOf(now, NOON)
    if (at === undefined) return 'waits'
    now = due(now, at)
    return now.phase.name === 'reveal' ? now.phase.step : now.phase.name
  })
}

describe('[RD7] the auto-pilot', () => {
  test('takes the same steps as the host, from the spread to the next question', () => {
    const closed = inPhase({ name: 'closed' }, { autopilot: true })
    expect(flown(closed, 6)).toEqual(['key', 'why', 'reading', 'question', 'closed', 'key'])
  })

  test('shows standings where they are due and goes on after them', () => {
    const rules = { ...aRoom().rules, standingsEvery: 1 }
    expect(flown({ ...why, rules, autopilot: true }, 2)).toEqual(['standings', 'reading'])
  })

  test('ends with the podium, and starts no game', () => {
    expect(flown({ ...why, round: 3, autopilot: true }, 2)).toEqual(['finished', 'waits'])
    expect(deadlineOf({ ...aRoom(), autopilot: true }, NOON)).toBeUndefined()
  })

  test('does nothing while it is off', () => {
    expect(deadlineOf(why, NOON)).toBeUndefined()
  })

  test('switched on in the middle of a step leaves people the whole of it', () => {
    const on = autopilot({ ...why, phaseAt: NOON }, true, later(minutes(10)))
    expect(deadlineOf(on, NOON)).toBeGreaterThan(later(minutes(10)))
    expect(deadlineOf(autopilot(on, false, later(minutes(11))), NOON)).toBeUndefined()
  })

  test('[RD6] a pause stops it, and what was left of the step is left afterwards', () => {
    const flying = { ...why, autopilot: true, phaseAt: NOON }
    const planned = deadlineOf(flying, NOON) ?? 0
    const paused = pressed(flying, 'pause', later(seconds(3)))
    expect(deadlineOf(paused, later(seconds(4)))).toBeUndefined()
    const resumed = pressed(paused, 'resume', later(seconds(33)))
    // 30 s of pause, and the lead after it.
    expect(deadlineOf(resumed, later(seconds(34)))).toBe(planned + seconds(31))
  })

  test('an open question keeps its own deadline', () => {
    const open = withOpenRound(aRoom({ autopilot: true }))
    expect(deadlineOf(open, NOON)).toBe(deadlineOf({ ...open, autopilot: false }, NOON))
  })
})

describe('[RD1] a break', () => {
  const onBreak = pressed(why, 'break', NOON)

  test('stands between two rounds, for five minutes unless told otherwise', () => {
    expect(onBreak.phase).toEqual({ name: 'break', until: later(minutes(5)) })
    const asked = { name: 'break', request: 'r', expects: why.version, seconds: 60 } as const
    expect(after(why, asked, NOON).phase).toEqual({ name: 'break', until: later(minutes(1)) })
    expect(pressed(inPhase({ name: 'standings', since: 0 }), 'break', NOON).phase.name).toBe('break')
  })

  test.each([
    ['lobby', aRoom()],
    ['an open question', withOpenRound(aRoom())],
    ['the spread', inPhase({ name: 'closed' })],
    ['the key', inPhase({ name: 'reveal', step: 'key' })],
    ['the last question', { ...why, round: 3 }],
  ])('not in or after %s', (_, room) => {
    expect(press(room, 'break', later(seconds(1)))).toEqual({ ok: false, reason: 'step:impossible' })
  })

  test('waits for the host even when its time is over, but not for long with the auto-pilot', () => {
    expect(deadlineOf(onBreak, NOON)).toBeUndefined()
    expect(due(onBreak, later(minutes(9)))).toBe(onBreak)
    expect(flown({ ...onBreak, autopilot: true }, 1)).toEqual(['reading'])
  })

  test('a minute more, and a pause on top', () => {
    const longer = after(onBreak, { name: 'extend', request: 'more' }, later(seconds(1)))
    expect(longer.phase).toEqual({ name: 'break', until: later(minutes(6)) })
    const paused = pressed(longer, 'pause', later(seconds(10)))
    expect(pressed(paused, 'resume', later(seconds(40))).phase).toEqual({
      name: 'break',
      until: later(minutes(6) + seconds(31)),
    })
  })

  test('[RD8] standings that were due come after it, once', () => {
    const rules = { ...aRoom().rules, standingsEvery: 1 }
    const afterBreak = pressed(pressed({ ...why, rules }, 'break', NOON), 'next', later(minutes(5)))
    expect(afterBreak.phase.name).toBe('standings')
    const again = pressed(pressed(afterBreak, 'break', later(minutes(6))), 'next', later(minutes(7)))
    expect(again.phase.name).toBe('reading')
  })
})
