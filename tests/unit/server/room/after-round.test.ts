import { minutes, seconds } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import { deadlineOf } from '../../../../server/src/room/deadline.ts'
import type { Room, Round } from '../../../../server/src/room/room.ts'
import { nextStep } from '../../../../server/src/room/host-view.ts'
import { NOON } from '../../../support/platform.ts'
import { after as later, aRoom, aRound } from '../../../support/rooms.ts'
import { after, due, pressed } from './steps.ts'

/** At the why of the first of three rounds, which is followed as said. */
const why = (first: Partial<Round>, change: Partial<Room> = {}): Room =>
  aRoom({ run: [aRound(first), aRound(), aRound()], round: 1, phase: { name: 'reveal', step: 'why' }, ...change })

/** What the host's one key does, press after press; each is what the console said it would be. */
function shown(room: Room, presses: number): string[] {
  let now = room
  return Array.from({ length: presses }, (_, at) => {
    const said = nextStep(now, later(minutes(at)))
    now = pressed(now, 'next', later(minutes(at)))
    expect(said).toBe(now.phase.name === 'finished' ? 'finish' : now.phase.name)
    return now.phase.name
  })
}

describe('[RD1] [RD8] after a question comes what the run of show has there', () => {
  test.each<[string, Partial<Round>, readonly string[]]>([
    ['nothing', {}, ['reading']],
    ['standings', { standingsAfter: true }, ['standings', 'reading']],
    ['a break', { breakAfter: minutes(10) }, ['break', 'reading']],
    ['both', { standingsAfter: true, breakAfter: minutes(10) }, ['standings', 'break', 'reading']],
  ])('%s', (_, first, phases) => {
    expect(shown(why(first), phases.length)).toEqual(phases)
  })

  test('what a round says of standings stands above the rule of the room', () => {
    const rules = { ...aRoom().rules, standingsEvery: 1 }
    expect(shown(why({}, { rules }), 1)).toEqual(['standings'])
    expect(shown(why({ standingsAfter: false }, { rules }), 1)).toEqual(['reading'])
  })

  test('after the last one the game ends, whatever it says', () => {
    const last = {
      ...why({ standingsAfter: true, breakAfter: minutes(10) }),
      run: [aRound({ breakAfter: minutes(10) })],
    }
    expect(shown(last, 1)).toEqual(['finished'])
  })

  test('a break that the host has taken before is not taken twice, and standings still come', () => {
    const room = pressed(why({ standingsAfter: true, breakAfter: minutes(10) }), 'break', NOON)
    expect(shown({ ...room, hostMovedAt: 0 }, 2)).toEqual(['standings', 'reading'])
  })

  test('another game has its breaks again', () => {
    const rested: Room = { ...aRoom(), phase: { name: 'finished', since: 0 }, restedAfter: 3 }
    const again = after(rested, { name: 'again', request: 'again', run: why({}).run, seed: 'new' }, NOON)
    expect(again).not.toHaveProperty('restedAfter')
  })
})

test('[RD7] the auto-pilot shows standings, waits for the end of the break, and goes on', () => {
  const room = why({ standingsAfter: true, breakAfter: minutes(10) }, { autopilot: true })
  const standings = due(room, later(seconds(20)))
  const rest = due(standings, deadlineOf(standings, NOON) ?? 0)
  expect(rest.phase).toEqual({ name: 'break', until: rest.phaseAt + minutes(10) })
  expect(deadlineOf(rest, NOON)).toBe(rest.phaseAt + minutes(10))
  expect(due(rest, rest.phaseAt + minutes(10)).phase.name).toBe('reading')
})
