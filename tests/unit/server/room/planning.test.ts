import { minutes, seconds } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import type { PlanEdit } from '../../../../server/src/room/planning.ts'
import type { Room, Round } from '../../../../server/src/room/room.ts'
import { step } from '../../../../server/src/room/step.ts'
import { NOON } from '../../../support/platform.ts'
import { aRoom, aRound, withOpenRound } from '../../../support/rooms.ts'
import { after, facts, press, pressed } from './steps.ts'

const asking = (...questions: readonly string[]): Round[] => questions.map((question) => aRound({ question }))
const lobby = aRoom({ run: asking('one', 'two', 'three', 'four') })
const playing = withOpenRound(lobby, { round: 2 })
const why: Room = { ...lobby, round: 1, phase: { name: 'reveal', step: 'why' } }

const plan = (room: Room, edit: PlanEdit) => step(room, { name: 'plan', request: 'plan', edit }, facts(NOON))
function planned(room: Room, edit: PlanEdit): Room {
  const done = plan(room, edit)
  if (!done.ok) throw new Error(done.reason)
  return done.value
}
const orderOf = ({ run }: Room) => run.map(({ question }) => question).join(' ')
const set = (change: object, round = 3, question = 'three') => ({ do: 'set', round, question, ...change }) as PlanEdit

describe('what is ahead in the run of show', () => {
  test('is moved, taken out and added to, in the lobby', () => {
    expect(orderOf(planned(lobby, { do: 'move', round: 4, question: 'four', to: 1 }))).toBe('four one two three')
    expect(orderOf(planned(lobby, { do: 'move', round: 1, question: 'one', to: 3 }))).toBe('two three one four')
    expect(orderOf(planned(lobby, { do: 'remove', round: 2, question: 'two' }))).toBe('one three four')
    const amid = ['one', 'two', 'three', 'four']
    const made = aRound({ question: 'five' })
    expect(orderOf(planned(lobby, { do: 'add', made, amid }))).toBe('one two three four five')
  })

  test('is played in another way, with standings and a break after it', () => {
    const change = { mode: 'relay', preset: 'scratch', weight: 2, seconds: 45, standings: true, break: 600 }
    const room = planned(lobby, set(change))
    expect(room.run[2]).toEqual({
      ...aRound({ question: 'three', mode: 'relay', preset: 'scratch', weight: 2 }),
      limitMs: seconds(45),
      standingsAfter: true,
      breakAfter: minutes(10),
    })
    expect(room.run.with(2, lobby.run[2] as Round)).toEqual(lobby.run)
    expect(planned({ ...room, requests: [] }, set({ break: 0 })).run[2]).not.toHaveProperty('breakAfter')
  })

  test('[PT6] a poll weighs nothing, whatever is asked', () => {
    const poll = { ...lobby, run: lobby.run.with(2, aRound({ question: 'three', kind: 'poll', weight: 0 })) }
    expect(planned(poll, set({ weight: 2 })).run[2]?.weight).toBe(0)
  })

  test.each<[string, object, Partial<Round>, Partial<Room['rules']>, string]>([
    ['scratch where everybody answers alone', { preset: 'scratch' }, {}, {}, 'rules:scratch-alone'],
    ['scratch without options', { preset: 'scratch', mode: 'relay' }, { kind: 'order' }, {}, 'rules:scratch-kind'],
    ['certainty in a discussion', { preset: 'certainty' }, { kind: 'discuss' }, {}, 'rules:discuss'],
    ['a poll in two stages', { mode: 'two-stage' }, { kind: 'poll' }, {}, 'rules:own-way'],
    [
      'a team answer where there are no teams',
      { mode: 'shared' },
      { mode: 'solo' },
      { mode: 'solo' },
      'rules:no-teams',
    ],
    ['everybody for themselves in teams', { mode: 'solo' }, {}, {}, 'rules:in-teams'],
  ])('[PT11] %s is refused with the reason', (_, change, round, rules, reason) => {
    const run = lobby.run.with(2, aRound({ question: 'three', ...round }))
    expect(plan({ ...lobby, run, rules: { ...lobby.rules, ...rules } }, set(change))).toEqual({ ok: false, reason })
  })

  test('[PT11] mixed presets change what full marks are, so points are counted anew; other edits leave them', () => {
    expect(planned(why, set({ preset: 'classic' })).scoringEpoch).toBe(why.scoringEpoch + 1)
    expect(planned(why, set({ mode: 'relay' })).scoringEpoch).toBe(why.scoringEpoch)
    expect(planned(why, { do: 'remove', round: 4, question: 'four' }).scoringEpoch).toBe(why.scoringEpoch)
  })

  test('a repeated request does nothing', () => {
    const edit: PlanEdit = { do: 'remove', round: 4, question: 'four' }
    const once = planned(lobby, edit)
    expect(plan(once, edit)).toEqual({ ok: true, value: once })
  })

  test('is not what another host has put there meanwhile', () => {
    const moved = after(
      lobby,
      { name: 'plan', request: 'other', edit: { do: 'move', round: 4, question: 'four', to: 3 } },
      NOON,
    )
    expect(plan(moved, { do: 'remove', round: 3, question: 'three' })).toEqual({ ok: false, reason: 'version:stale' })
    const added = { do: 'add', made: aRound({ question: 'five' }), amid: ['one', 'two', 'three', 'four'] } as const
    expect(plan(moved, added)).toEqual({ ok: false, reason: 'version:stale' })
    expect(plan(lobby, set({}, 5, 'five'))).toEqual({ ok: false, reason: 'version:stale' })
  })

  test('never runs dry, nor longer than a game can be', () => {
    const short = { ...lobby, run: asking('one') }
    expect(plan(short, { do: 'remove', round: 1, question: 'one' })).toEqual({ ok: false, reason: 'round:last' })
    const amid = Array.from({ length: 100 }, (_, at) => `q${at}`)
    const added = plan({ ...lobby, run: asking(...amid) }, { do: 'add', made: aRound({ question: 'more' }), amid })
    expect(added).toEqual({ ok: false, reason: 'round:too-many' })
  })

  test('may be nothing more: then the game ends after the question that is on', () => {
    let room = why
    for (const question of ['two', 'three', 'four'])
      room = planned({ ...room, requests: [] }, { do: 'remove', round: 2, question })
    expect(pressed(room, 'next', NOON).phase.name).toBe('finished')
  })
})

describe('a round that is on or over stays as it is, since what was answered is kept by its number', () => {
  test.each<[string, PlanEdit]>([
    ['set', set({ weight: 2 }, 2, 'two')],
    ['removed', { do: 'remove', round: 1, question: 'one' }],
    ['moved on', { do: 'move', round: 2, question: 'two', to: 4 }],
    ['taken the place of', { do: 'move', round: 4, question: 'four', to: 2 }],
  ])('it is not %s', (_, edit) => {
    expect(plan(playing, edit)).toEqual({ ok: false, reason: 'round:played' })
  })

  test('while what comes after it changes', () => {
    expect(orderOf(planned(playing, { do: 'move', round: 4, question: 'four', to: 3 }))).toBe('one two four three')
  })

  test('nothing is ahead of a game that is over', () => {
    const over: Room = { ...lobby, round: 2, phase: { name: 'finished', since: 0 } }
    expect(plan(over, set({ weight: 2 }))).toEqual({ ok: false, reason: 'round:played' })
    const added = { do: 'add', made: aRound({ question: 'five' }), amid: ['one', 'two', 'three', 'four'] } as const
    expect(plan(over, added)).toEqual({ ok: false, reason: 'round:played' })
  })

  test('[RD12] a plan moves no phase: the host may step on at once', () => {
    const room = after(why, { name: 'plan', request: 'r', edit: set({ weight: 2 }) }, NOON)
    expect(room.phase).toEqual(why.phase)
    expect(press(room, 'next', NOON)).toMatchObject({ ok: true })
  })
})
