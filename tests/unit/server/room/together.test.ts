import { seconds } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import { boardShift } from '../../../../server/src/room/board.ts'
import { deadlineOf } from '../../../../server/src/room/deadline.ts'
import { isRevealed, type Room } from '../../../../server/src/room/room.ts'
import { everyTeamAnswered, teamsAtWork } from '../../../../server/src/room/team-stage.ts'
import type { TeamRecord } from '@jawab/shared/teams/team-answer'
import type { Seat } from '../../../../server/src/room/seats.ts'
import { after as later, aQuestion, aRoom, aRound, askFor, withOpenRound } from '../../../support/rooms.ts'
import { after, due, openPhase, press, pressed } from './steps.ts'

/** When a question of 20 s that opened at noon is sealed. */
const SEALED = later(seconds(20) + 800)

const twoStage = (change: Partial<Room> = {}) =>
  withOpenRound(aRoom({ run: [aRound({ mode: 'two-stage' }), aRound()], ...change }))

/** The solo stage has been sealed by time. */
const inHuddle = (change: Partial<Room> = {}) => due(twoStage(change), SEALED)

const voided = (room: Room, at: number): Room => after(room, { name: 'void', request: 'v', round: 1 }, at)

describe('[TE4] a two-stage round', () => {
  test('goes from the solo stage to the huddle and the team stage, and closes once', () => {
    const huddle = inHuddle()
    const [began, until] = [SEALED, SEALED + seconds(30)]
    expect(huddle.phase).toEqual({ name: 'huddle', until, aliveAt: began })
    expect(huddle.run[0]).toMatchObject({ opensAt: later(0) })
    expect(huddle.run[0]?.sealedAt).toBeUndefined()

    expect(deadlineOf(huddle, began)).toBe(until)
    const together = due(huddle, until)
    expect(openPhase(together)).toMatchObject({ stage: 'team', opensAt: until, closesAt: until + seconds(20) })

    const end = until + seconds(20) + 800
    expect(deadlineOf(together, until)).toBe(end)
    const closed = due(together, end)
    expect(closed.phase.name).toBe('closed')
    expect(closed.run[0]).toMatchObject({ opensAt: later(0), sealedAt: end })
  })

  test('lasts as long as the host has set', () => {
    const rules = { ...aRoom().rules, huddleSeconds: 45, teamSeconds: 10 }
    const huddle = inHuddle({ rules })
    const began = SEALED
    expect(deadlineOf(huddle, began)).toBe(began + seconds(45))
    expect(openPhase(due(huddle, began + seconds(45)))).toMatchObject({ closesAt: began + seconds(55) })
  })

  test.each(['next', 'close', 'skip'] as const)('%s ends a huddle before its time', (command) => {
    const at = later(seconds(30))
    expect(openPhase(pressed(inHuddle(), command, at))).toMatchObject({ stage: 'team', opensAt: at })
  })

  test('[RD6] a pause stops the huddle, +10 s makes it longer', () => {
    const huddle = inHuddle()
    const paused = pressed(huddle, 'pause', later(seconds(30)))
    expect(deadlineOf(paused, later(seconds(30)))).toBeUndefined()
    const resumed = pressed(paused, 'resume', later(seconds(40)))
    expect(resumed.phase).toMatchObject({ until: SEALED + seconds(41) })

    const longer = after(huddle, { name: 'extend', request: 'e' }, later(seconds(30)))
    expect(longer.phase).toMatchObject({ until: SEALED + seconds(40) })
  })

  test('[RD11] an outage in a huddle is made good', () => {
    const huddle = inHuddle()
    const at = later(seconds(40))
    const made = after(huddle, { name: 'outage', lastBeat: later(seconds(30)) }, at)
    expect(made.phase).toMatchObject({ until: SEALED + seconds(45), aliveAt: at })
  })

  test('[PT10] voided in its solo stage or huddle it closes without a team stage', () => {
    const open = voided(twoStage(), later(seconds(5)))
    expect(due(open, later(seconds(5) + 800)).phase.name).toBe('closed')

    const huddle = voided(inHuddle(), later(seconds(30)))
    expect(huddle.phase.name).toBe('closed')
    expect(huddle.run[0]).toMatchObject({ voided: true, sealedAt: later(seconds(30)) })
  })

  test('a game that ends in a huddle counts the question for nobody', () => {
    const ended = pressed(inHuddle(), 'end', later(seconds(30)))
    expect(ended.phase.name).toBe('finished')
    expect(ended.run[0]).toMatchObject({ voided: true })
  })
})

test('[RD9] a huddle has revealed nothing', () => {
  expect(isRevealed(inHuddle(), 1)).toBe(false)
})

describe('[RD5] [TE6] a team stage closes early', () => {
  const room = withOpenRound(aRoom({ run: [aRound({ mode: 'relay' })] }), { stage: 'team' })
  const at = later(seconds(10))
  const member = (name: string, team: string, lastSeenAt = at): Seat => ({
    ...askFor(name, { team }),
    epoch: 1,
    removed: false,
    waiting: false,
    lastSeenAt,
    requestUntil: later(0),
  })
  const pick = (seat: string, receivedAt: number) => {
    const times = { receivedAt, countedMs: 0, creditMs: 0 }
    return { seat: `seat-${seat}`, answer: 'a', seq: 1, request: seat, ...times }
  }
  const answered = (seats: readonly Seat[], records: readonly TeamRecord[]) =>
    everyTeamAnswered(room, aQuestion(), teamsAtWork(room, seats, records, at), at, seconds(2))
  const record = (team: string, ...picks: ReturnType<typeof pick>[]): TeamRecord => ({ team, picks, uncovered: [] })

  test.each<[boolean, string, readonly Seat[], readonly TeamRecord[]]>([
    [true, 'each team that is there has one', [member('Ada', 't1')], [record('t1', pick('ada', later(seconds(8))))]],
    [false, 'it has not stood for 2 s', [member('Ada', 't1')], [record('t1', pick('ada', later(seconds(9))))]],
    [false, 'a team has none', [member('Ada', 't1'), member('Bo', 't2')], [record('t1', pick('ada', later(0)))]],
    [
      true,
      'the team that has none has gone',
      [member('Ada', 't1'), member('Bo', 't2', later(-seconds(20)))],
      [record('t1', pick('ada', later(0)))],
    ],
    [false, 'nobody is there', [member('Ada', 't1', later(-seconds(20)))], [record('t1', pick('ada', later(0)))]],
  ])('%s when %s', (isAnswered, _, seats, records) => {
    expect(answered(seats, records)).toBe(isAnswered)
  })
})

describe('[TE3] [TE5] a round in which teams answer as one from the beginning', () => {
  test.each(['shared', 'relay'] as const)('%s opens with the team stage, for the limit of the question', (mode) => {
    const reading: Room = {
      ...aRoom({ run: [aRound({ mode })] }),
      round: 1,
      phase: { name: 'reading', readUntil: later(0) },
    }
    const open = due(reading, later(0))
    expect(openPhase(open)).toMatchObject({ stage: 'team', opensAt: later(1000), closesAt: later(seconds(21)) })
    expect(due(open, later(seconds(21) + 800)).phase.name).toBe('closed')
  })
})

describe('[TE7] a solo vote that divides', () => {
  const closed: Room = { ...due(withOpenRound(aRoom()), SEALED) }

  test('becomes the first stage of two by one key', () => {
    const huddle = pressed(closed, 'huddle', later(seconds(25)))
    expect(huddle.phase).toMatchObject({ name: 'huddle', until: later(seconds(55)) })
    expect(huddle.run[0]).toMatchObject({ mode: 'two-stage' })
    expect(huddle.run[0]?.sealedAt).toBeUndefined()
  })

  test.each<[string, Room]>([
    ['a solo room', { ...closed, run: [aRound({ mode: 'solo' })] }],
    ['a round that was answered together', { ...closed, run: [aRound({ mode: 'relay' })] }],
    ['a poll', { ...closed, run: [aRound({ kind: 'poll' })] }],
    ['a void round', { ...closed, run: [aRound({ voided: true })] }],
    ['a key that was shown', pressed(closed, 'reveal', later(seconds(25)))],
  ])('not in %s', (_, room) => {
    expect(press(room, 'huddle', later(seconds(30)))).toEqual({ ok: false, reason: 'step:impossible' })
  })
})

test('[PT4] the board adds what certainty can have cost, once a round counts', () => {
  const certain = aRound({ preset: 'certainty', sealedAt: later(0) })
  const run = [
    certain,
    aRound({ sealedAt: later(0) }),
    { ...certain, weight: 2 as const },
    { ...certain, voided: true },
  ]
  const room = aRoom({ run, round: 4, phase: { name: 'finished', since: 0 } })
  expect(boardShift(room)).toBe(180)
  expect(boardShift({ ...room, round: 3, phase: { name: 'closed' } })).toBe(60)
  expect(boardShift(aRoom({ run }))).toBe(0)
})
