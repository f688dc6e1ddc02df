import { seconds } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import { deadlineOf } from '../../../../server/src/room/deadline.ts'
import { markingPairs } from '../../../../server/src/room/marking.ts'
import { isCounted, type Room } from '../../../../server/src/room/room.ts'
import { nextStep } from '../../../../server/src/room/host-view.ts'
import { after as later, aMarkedRoom, aMarking, aRoom, aRound } from '../../../support/rooms.ts'
import { NOON } from '../../../support/platform.ts'
import { after, autopilot, due, press, pressed } from './steps.ts'

const roster = (...teams: readonly string[]) => teams.map((team, at) => ({ seat: `seat-${at}`, team, present: true }))
const marked = aMarkedRoom({ run: [...aMarkedRoom().run, aRound()] })
const why: Room = { ...marked, phase: { name: 'reveal', step: 'why' } }
const counted: Room = { ...marked, phase: aMarking({ step: 'counted' }) }
const solo: Room = { ...why, rules: aRoom().rules, teams: [] }

describe('[RV3] who marks whom', () => {
  const pairsOf = (marking: 'neighbour' | 'host' | 'team', ...teams: readonly string[]) =>
    markingPairs({ ...marked, rules: { ...marked.rules, marking } }, roster(...teams)).map(
      ({ team, by }) => `${by} > ${team}`,
    )

  test('every team the next one with members, and the last the first', () => {
    expect(pairsOf('neighbour', 't3', 't1', 't2', 't1')).toEqual(['t3 > t1', 't1 > t2', 't2 > t3'])
    expect(pairsOf('neighbour', 't1', 't3')).toEqual(['t3 > t1', 't1 > t3'])
  })

  test('a team with no other beside it is left to the host', () => {
    expect(pairsOf('neighbour', 't2')).toEqual(['host > t2'])
    expect(pairsOf('neighbour')).toEqual([])
  })

  test('the host, or each team itself', () => {
    expect(pairsOf('host', 't1', 't2')).toEqual(['host > t1', 'host > t2'])
    expect(pairsOf('team', 't1', 't2')).toEqual(['t1 > t1', 't2 > t2'])
  })
})

describe('[RD1] [RV3] marking', () => {
  test('follows the why of a discussion, 45 s long, and standings or the next question follow it', () => {
    const open = pressed(why, 'next', NOON)
    expect(open.phase).toEqual({ name: 'marking', step: 'open', until: later(seconds(45)), aliveAt: NOON })
    expect(pressed(counted, 'next', NOON).phase.name).toBe('reading')
    const due: Room = { ...counted, rules: { ...counted.rules, standingsEvery: 1 } }
    expect(pressed(due, 'next', NOON).phase.name).toBe('standings')
  })

  test('is not for other questions, void ones and solo rooms', () => {
    const choice = { ...why, run: why.run.map((round) => ({ ...round, kind: 'choice' as const })) }
    const voided = { ...why, run: why.run.map((round) => ({ ...round, voided: true })) }
    for (const room of [choice, voided, solo]) {
      expect(pressed(room, 'next', NOON).phase.name).toBe('reading')
      expect(nextStep(room, NOON)).toBe('reading')
    }
  })

  test.each(['next', 'close', 'skip'] as const)('ends by the key %s with what is ticked', (key) => {
    const ended = pressed(marked, key, later(4000))
    expect(ended.phase).toMatchObject({ name: 'marking', step: 'counted', until: later(4000) })
  })

  test('ends by its clock, a grace after its time, whether or not the auto-pilot is on', () => {
    const end = later(seconds(45) + 550 + 250)
    for (const room of [marked, autopilot(marked, true, NOON)]) {
      expect(deadlineOf(room, NOON)).toBe(end)
      expect(due(room, end - 1)).toBe(room)
      expect(due(room, end).phase).toMatchObject({ step: 'counted', until: later(seconds(45)) })
    }
  })

  test('[RD7] the auto-pilot takes it up after the why, and leaves it 12 s after the count', () => {
    const on = autopilot(why, true, NOON)
    expect(due(on, later(seconds(20))).phase).toMatchObject({ name: 'marking', step: 'open' })
    const last = autopilot(counted, true, NOON)
    expect(deadlineOf(last, NOON)).toBe(later(seconds(12)))
    expect(due(last, later(seconds(12))).phase.name).toBe('reading')
    expect(deadlineOf(counted, NOON)).toBeUndefined()
  })

  test('[RD6] a pause moves its end, and 10 s more can be given while it is open', () => {
    const paused = pressed(marked, 'pause', later(5000))
    expect(deadlineOf(paused, later(5000))).toBeUndefined()
    const resumed = pressed(paused, 'resume', later(35_000))
    expect(resumed.phase).toMatchObject({ until: later(seconds(45 + 30 + 1)) })
    const extended = after(marked, { name: 'extend', request: 'more' }, NOON)
    expect(extended.phase).toMatchObject({ until: later(seconds(55)) })
    expect(() => after(counted, { name: 'extend', request: 'more' }, NOON)).toThrow('step:impossible')
  })

  test('[RD11] gets the time of an outage back', () => {
    const back = after(marked, { name: 'outage', lastBeat: later(2000) }, later(60_000))
    expect(back.phase).toMatchObject({ until: later(seconds(45 + 58 + 5)), aliveAt: later(60_000) })
    expect(back.banner).toEqual({ about: 'outage', extraMs: seconds(63) })
    expect(after(counted, { name: 'outage', lastBeat: later(2000) }, later(60_000))).toBe(counted)
  })

  test('can be left out before it begins, but not by accident', () => {
    expect(pressed(why, 'skip', NOON).phase.name).toBe('reading')
    for (const key of ['standings', 'break'] as const) {
      expect(press(why, key, NOON)).toEqual({ ok: false, reason: 'step:impossible' })
      expect(pressed(counted, key, NOON).phase.name).toBe(key)
    }
    expect(press(solo, 'skip', NOON)).toEqual({ ok: false, reason: 'step:impossible' })
  })
})

describe('[PT1] a discussion counts', () => {
  test('once its marking has closed, which raises the scoring epoch', () => {
    expect([why, marked, counted].map((room) => isCounted(room, 1))).toEqual([false, false, true])
    const closed: Room = { ...marked, phase: { name: 'closed' } }
    expect(pressed(closed, 'next', NOON).scoringEpoch).toBe(0)
    expect(pressed(why, 'next', NOON).scoringEpoch).toBe(0)
    expect(pressed(marked, 'close', NOON).scoringEpoch).toBe(1)
    expect(pressed(counted, 'next', NOON).scoringEpoch).toBe(counted.scoringEpoch)
  })

  test('with its why where nobody marks it', () => {
    expect(isCounted(solo, 1)).toBe(true)
    expect(pressed({ ...solo, phase: { name: 'closed' } }, 'next', NOON).scoringEpoch).toBe(1)
  })

  test.each(['skip', 'end'] as const)('also when the host leaves its marking out by %s', (key) => {
    const left = pressed(why, key, NOON)
    expect(isCounted(left, 1)).toBe(true)
    expect(left.scoringEpoch).toBe(1)
  })
})
