import { describe, expect, test } from 'vitest'
import { takeAnswer } from '../../../../server/src/room/answers.ts'
import { deadlineOf } from '../../../../server/src/room/deadline.ts'
import type { Room } from '../../../../server/src/room/room.ts'
import type { Seat } from '../../../../server/src/room/seats.ts'
import { nextStep } from '../../../../server/src/room/host-view.ts'
import { NOON } from '../../../support/platform.ts'
import { after as later, answerOf, aRoom, askFor } from '../../../support/rooms.ts'
import { after, due, openPhase, press, pressed } from './steps.ts'

const plain: Seat = { ...askFor('Ada'), epoch: 1, removed: false, waiting: false, lastSeenAt: NOON, requestUntil: NOON }
const slow: Seat = { ...plain, timeFactor: 2 }

/** Open from a second after noon for 20 s, and for up to 40 s more. */
const reading = pressed(aRoom({ rules: { ...aRoom().rules, timeFactor: 3 } }), 'start', later(-600))
const open = pressed(reading, 'next', NOON)
const LAST = 21_000 + 40_000 + 550

function ruling(room: Room, receivedAfter: number, seat = slow) {
  const taken = takeAnswer(room, seat, undefined, answerOf('Ada', { receivedAt: later(receivedAfter) }))
  return taken.ok ? 'taken' : taken.refusal
}

describe('[TM4] an open round where players may have more time', () => {
  test('is published with the longest that is allowed; without a cap it says nothing of it', () => {
    expect(openPhase(open)).toMatchObject({ closesAt: later(21_000), extraMs: 40_000 })
    const usual = pressed(pressed(aRoom(), 'start', later(-600)), 'next', NOON)
    expect(openPhase(usual)).not.toHaveProperty('extraMs')
  })

  test('is sealed when the longest is over, whoever uses it', () => {
    expect(deadlineOf(open, later(22_000))).toBe(later(LAST + 250))
    expect(due(open, later(LAST + 249))).toBe(open)
    expect(due(open, later(LAST + 250)).phase.name).toBe('closed')
  })

  test('the host can close it in extra time: then it ends for all, and for nobody begins anew', () => {
    const closed = pressed(open, 'close', later(30_000))
    expect(openPhase(closed)).toMatchObject({ closesAt: later(21_000), extraMs: 9_000 })
    expect(ruling(closed, 30_550)).toBe('taken')
    expect(ruling(closed, 30_551)).toBe('answer:too-late')
    expect(ruling(closed, 30_000, plain)).toBe('answer:too-late')
    expect(deadlineOf(closed, later(30_000))).toBe(later(30_000 + 550 + 250))
  })

  test('closed before its time is up it gives no extra time, by hand or early', () => {
    const byHand = pressed(open, 'close', later(8000))
    const early = after(open, { name: 'early-close' }, later(8000), { everybodyAnswered: true })
    for (const room of [byHand, early]) {
      expect(openPhase(room)).toMatchObject({ closesAt: later(8000), extraMs: 0 })
      expect(ruling(room, 8551)).toBe('answer:too-late')
    }
  })

  test('[RD5] [RD12] what happens in extra time by itself, or for the asking, does not tell who still answers', () => {
    for (const everybodyAnswered of [true, false]) {
      expect(after(open, { name: 'early-close' }, later(30_000), { everybodyAnswered })).toBe(open)
      expect(press(open, 'next', later(30_000), { everybodyAnswered })).toEqual({ ok: false, reason: 'step:too-soon' })
    }
    expect(nextStep(open, later(21_000))).toBe('wait')
    expect(press(open, 'next', later(61_000))).toEqual({ ok: true, value: open })
  })

  test('[RD6] a pause, ten seconds more and an outage move both ends', () => {
    const paused = pressed(open, 'pause', later(25_000))
    const resumed = pressed(paused, 'resume', later(34_000))
    expect(openPhase(resumed)).toMatchObject({ closesAt: later(31_000), extraMs: 40_000 })
    expect(ruling(resumed, 51_550)).toBe('taken')
    expect(ruling(resumed, 51_551)).toBe('answer:too-late')
    const extended = after(open, { name: 'extend', request: 'more' }, later(30_000))
    expect(openPhase(extended)).toMatchObject({ closesAt: later(31_000), extraMs: 40_000 })
    const served = after(open, { name: 'outage', lastBeat: later(30_000) }, later(40_000))
    expect(openPhase(served)).toMatchObject({ closesAt: later(36_000), extraMs: 40_000 })
  })

  test('closed in a pause, it has ended when the pause began', () => {
    const paused = pressed(open, 'pause', later(25_000))
    expect(openPhase(pressed(paused, 'close', later(90_000)))).toMatchObject({
      closesAt: later(21_000),
      extraMs: 4000,
    })
  })
})
