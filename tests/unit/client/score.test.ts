import type { ScreenView } from '@jawab/shared/protocol/views'
import { makeTeams } from '@jawab/shared/teams/teams'
import { seconds, type Instant } from '@jawab/shared/time'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { notesOf } from '../../../client/src/sound/score.ts'
import { Soundboard } from '../../../client/src/sound/soundboard.ts'
import { Clock } from '../../../client/src/state/clock.ts'

const began = seconds(1000)
const view = (phase: object): ScreenView =>
  ({ phaseAt: began, paused: false, mode: 'mean', teams: makeTeams(4), people: 3, ...phase }) as unknown as ScreenView
const open = view({ phase: 'question', opensAt: began + seconds(1), closesAt: began + seconds(21) })
const heard = (shown: ScreenView) => notesOf(shown).map(({ cue, at }) => [cue, at - began])

describe('what is heard, and when', () => {
  test('a lead-in, and then nothing while people read', () => {
    expect(heard(view({ phase: 'reading', readUntil: began + seconds(9) }))).toEqual([['lead-in', 0]])
  })

  test('[RD2] [RD3] the options, the last five seconds and the end of the time', () => {
    expect(heard(open)).toEqual([
      ['options', 1000],
      ['tick', 16_000],
      ['tick', 17_000],
      ['tick', 18_000],
      ['tick', 19_000],
      ['last-tick', 20_000],
      ['time-up', 21_000],
    ])
  })

  test('[TE4] nothing while teams talk, and the end of it', () => {
    expect(heard(view({ phase: 'huddle', until: began + seconds(30) }))).toEqual([['time-up', 30_000]])
  })

  test('[RD6] nothing in a pause, and what is left after it', () => {
    expect(heard({ ...open, paused: true })).toEqual([])
    expect(heard({ ...open, paused: true, resumesAt: began + seconds(19) })).toEqual([
      ['tick', 19_000],
      ['last-tick', 20_000],
      ['time-up', 21_000],
    ])
  })

  test('the key after the hush, and silence with the spread and the why', () => {
    expect(heard(view({ phase: 'closed' }))).toEqual([])
    expect(heard(view({ phase: 'reveal', step: 'key' }))).toEqual([['key', 900]])
    expect(heard(view({ phase: 'reveal', step: 'why' }))).toEqual([])
  })

  test('a note for each team that climbs, and fanfares from the lowest step up', () => {
    const standings = makeTeams(4).map((team, at) => ({
      ...team,
      rank: at + 1,
      points: 9 - at,
      gained: 1,
      movement: at < 2 ? 1 : -1,
    }))
    expect(heard(view({ phase: 'standings', standings, people: [] }))).toEqual([
      ['climb', 600],
      ['climb', 690],
    ])
    expect(heard(view({ phase: 'finished', standings, people: [] }))).toEqual([
      ['first', 2800],
      ['second', 800],
      ['third', 0],
    ])
  })
})

describe('playing it', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  async function boardAt(now: Instant) {
    const start = Date.now()
    const clock = new Clock(() => Date.now() - start)
    await clock.probe(() => Promise.resolve(now))
    const played: string[] = []
    return { played, board: new Soundboard({ clock, play: (cue) => void played.push(cue) }) }
  }

  test('each cue once, however often its view comes', async () => {
    const { board, played } = await boardAt(began)
    board.show(open)
    vi.advanceTimersByTime(1050)
    board.show(open)
    vi.advanceTimersByTime(15_000)
    board.show(open)
    expect(played).toEqual(['options', 'tick'])
    vi.advanceTimersByTime(10_000)
    expect(played).toEqual(['options', 'tick', 'tick', 'tick', 'tick', 'last-tick', 'time-up'])
  })

  test('a device that comes late plays nothing of what is over', async () => {
    const { board, played } = await boardAt(began + seconds(19) + 400)
    board.show(open)
    vi.advanceTimersByTime(5000)
    expect(played).toEqual(['last-tick', 'time-up'])
  })

  test('a question that closes early takes its seconds along', async () => {
    const { board, played } = await boardAt(began + seconds(5))
    board.show(open)
    board.show(view({ phase: 'closed', phaseAt: began + seconds(5) }))
    vi.advanceTimersByTime(30_000)
    expect(played).toEqual([])
  })

  test('newcomers are welcomed, at most four times a second', async () => {
    const { board, played } = await boardAt(began)
    for (const people of [3, 4, 5, 6]) board.show(view({ phase: 'lobby', people }))
    expect(played).toEqual(['join'])
    vi.advanceTimersByTime(250)
    board.show(view({ phase: 'lobby', people: 7 }))
    expect(played).toEqual(['join', 'join'])
  })
})
