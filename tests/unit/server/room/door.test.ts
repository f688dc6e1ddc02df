import { describe, expect, test } from 'vitest'
import { everybodyAnswered } from '../../../../server/src/room/early-close.ts'
import type { Room } from '../../../../server/src/room/room.ts'
import type { Seat } from '../../../../server/src/room/seats.ts'
import { tallyOf } from '../../../../server/src/room/tally.ts'
import { hostView } from '../../../../server/src/room/host-view.ts'
import { playerView, screenView, type Scene } from '../../../../server/src/room/views.ts'
import { NOON } from '../../../support/platform.ts'
import { after as later, anApprovedRoom, aRoom, askFor, withOpenRound } from '../../../support/rooms.ts'
import { after, facts } from './steps.ts'
import { step } from '../../../../server/src/room/step.ts'

const door = (room: Room, change: object) =>
  after(room, { name: 'door', request: JSON.stringify(change), ...change }, NOON)

describe('[RM4] the door', () => {
  test('a switch that is named turns, the others stay', () => {
    const room = door(aRoom(), { secondCode: true, namesOnWall: false })
    expect(room.door).toEqual({ secondCode: true, approve: false, cleanNames: false, namesOnWall: false })
    expect(door(room, { secondCode: false }).door).toMatchObject({ secondCode: false, namesOnWall: false })
  })

  test('a switch that is turned to where it stands changes nothing', () => {
    const room = anApprovedRoom()
    expect(step(room, { name: 'door', request: 'again', approve: true }, facts(NOON))).toEqual({
      ok: true,
      value: room,
    })
    expect(step(room, { name: 'door', request: 'nothing' }, facts(NOON))).toEqual({ ok: true, value: room })
  })
})

describe('[RM4] who waits at the door', () => {
  const seat = (name: string, change: Partial<Seat> = {}): Seat => ({
    ...{ ...askFor(name), team: 't1', epoch: 1, removed: false, waiting: false },
    ...{ lastSeenAt: later(3000), requestUntil: NOON, ...change },
  })
  const seats = [seat('Ada'), seat('Bo', { waiting: true })]
  const answered = { seat: 'seat-ada', answer: 'a', seq: 1, request: 'r', receivedAt: later(1000), countedMs: 1000 }

  test('[RD5] is not waited for', () => {
    expect(everybodyAnswered(seats, [{ ...answered, creditMs: 0 }], later(4000), 2000)).toBe(true)
    expect(everybodyAnswered([seat('Bo', { waiting: true })], [], later(4000), 0)).toBe(false)
  })

  test('[RV2] is in no tally', () => {
    const tally = tallyOf(withOpenRound(aRoom()), seats, [], later(4000))
    expect(tally).toMatchObject({ present: 1, byTeam: { t1: { present: 1 } } })
  })
})

const scene = (room: Room): Scene => ({
  room,
  at: later(1000),
  standings: { teams: [], people: [{ name: 'Ada', points: 80, gained: 80, rank: 1, movement: 0 }] },
  seats: { taken: 2, present: 1, byTeam: { t1: 2 } },
  teamPoints: {},
  joinUrl: 'http://localhost/join/123456#join-1',
})

describe('[ST5] names in the standings', () => {
  const quiet = { ...aRoom().door, namesOnWall: false }

  test.each(['standings', 'finished'] as const)('%s name teams only where the host wants it', (name) => {
    const phase = { name, since: 0 }
    for (const view of [playerView, screenView, hostView]) {
      expect(view(scene(aRoom({ phase })), 'en')).toMatchObject({ people: [{ name: 'Ada' }] })
      expect(view(scene(aRoom({ phase, door: quiet })), 'en')).toMatchObject({ people: [] })
    }
  })

  test('a solo room always names people', () => {
    const solo = aRoom({ door: quiet, phase: { name: 'finished', since: 0 }, teams: [] })
    const view = screenView(scene({ ...solo, rules: { ...solo.rules, mode: 'solo' } }), 'en')
    expect(view).toMatchObject({ people: [{ name: 'Ada' }] })
  })
})

describe('[RM4] what the second code follows from', () => {
  const room = aRoom({ door: { ...aRoom().door, secondCode: true } })

  test('stays in the room, and the key to a screen that shows it is for hosts', () => {
    const said = [playerView, screenView, hostView].map((view) => JSON.stringify(view(scene(room), 'en')))
    for (const view of said) expect(view).not.toContain(room.codeSecret)
    expect(said.map((view) => view.includes(room.screenCode))).toEqual([false, false, true])
  })

  test('a screen knows that one is asked for', () => {
    expect(screenView(scene(room), 'en')).toMatchObject({ asksCode: true })
    expect(screenView(scene(aRoom()), 'en')).not.toHaveProperty('asksCode')
  })
})
