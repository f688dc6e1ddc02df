import type { ScreenView } from '@jawab/shared/protocol/views'
import { seconds, type Instant } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import { statusOf } from '../../../client/src/pages/screen/stage-status.ts'
import { StageTime } from '../../../client/src/pages/screen/stage-time.svelte.ts'
import { Clock } from '../../../client/src/state/clock.ts'

const opensAt = seconds(100)
const closesAt = opensAt + seconds(40)

const always = {
  version: 1,
  stamp: 1,
  now: opensAt - seconds(1),
  title: 'AWS containers',
  lang: 'en',
  mode: 'mean',
  preset: 'learn',
  round: 2,
  rounds: 12,
  phaseAt: 0,
  paused: false,
  teams: [],
  pin: '482913',
  joinUrl: 'http://jawab.local/join/482913',
} as const

const openRound = { phase: 'question', stage: 'solo', opensAt, closesAt, pausedMs: 0, limitMs: seconds(40) } as const
const openQuestion: ScreenView = { ...always, ...openRound }

/** The stage's time as it stands at one instant of the server's clock. */
async function at(now: Instant, view: ScreenView = openQuestion) {
  const clock = new Clock(() => 0)
  await clock.probe(() => Promise.resolve(now))
  return new StageTime(() => view, clock)
}

test('[RD2] options are to come until the very instant they open', async () => {
  expect((await at(opensAt - 1)).round).toBe('coming')
  expect((await at(opensAt)).round).toBe('open')
})

test('[RD3] the wall stops by itself when time is up', async () => {
  expect((await at(closesAt - 1)).round).toBe('open')
  expect((await at(closesAt)).round).toBe('over')
})

test('[TM4] the wall counts to T, then says extra time up to the longest that is allowed', async () => {
  const longer: ScreenView = { ...openQuestion, extraMs: seconds(20) }
  const status = async (now: Instant) => statusOf(longer, await at(now, longer))

  expect((await at(closesAt - 1, longer)).round).toBe('open')
  expect((await at(closesAt, longer)).round).toBe('extra')
  expect((await at(closesAt, longer)).left).toBe(0)
  expect(await status(closesAt)).toBe('Extra time')
  expect((await at(closesAt + seconds(20) - 1, longer)).round).toBe('extra')
  expect((await at(closesAt + seconds(20), longer)).round).toBe('over')
  expect(await status(closesAt + seconds(20))).toBe('Time is up')
})

test('the marigold loses its petals evenly over the time to answer', async () => {
  expect((await at(opensAt)).left).toBe(1)
  expect((await at(opensAt + seconds(10))).left).toBe(0.75)
  expect((await at(closesAt)).left).toBe(0)
})

test('[RD6] a paused round stays hidden until the instant at which it goes on', async () => {
  const resuming: ScreenView = { ...openQuestion, paused: true, resumesAt: opensAt + seconds(20) }

  expect((await at(opensAt + seconds(19), resuming)).isPaused).toBe(true)
  expect((await at(opensAt + seconds(20), resuming)).isPaused).toBe(false)
})

test('only the last five seconds are urgent', async () => {
  expect((await at(closesAt - seconds(5) - 1)).isUrgent).toBe(false)
  expect((await at(closesAt - seconds(5))).isUrgent).toBe(true)
  expect((await at(closesAt)).isUrgent).toBe(false)
})

describe('motion on the time of the server', () => {
  test('a stage that comes late has motion behind it, one that is early has none', async () => {
    expect((await at(seconds(53))).since(seconds(50))).toBe('3000ms')
    expect((await at(seconds(49))).since(seconds(50))).toBe('0ms')
  })

  test('[RD7] the key is hushed for 900 ms, and neither the spread before nor the why after it is', async () => {
    const question = { kind: 'choice', prompt: [], options: [] }
    const reveal = { ...always, phaseAt: seconds(50), phase: 'reveal', question } as const
    const key = { ...reveal, step: 'key' } as unknown as ScreenView
    expect((await at(seconds(50) + 899, key)).isHushed).toBe(true)
    expect((await at(seconds(50) + 900, key)).isHushed).toBe(false)
    expect((await at(seconds(50), { ...reveal, step: 'why' } as unknown as ScreenView)).isHushed).toBe(false)
    expect(statusOf(key, await at(seconds(50) + 899, key))).not.toBe(statusOf(key, await at(seconds(51), key)))
  })
})

test('the head line fills from the beginning of the reading to its end, however late this screen came', async () => {
  const reading: ScreenView = { ...always, phase: 'reading', phaseAt: seconds(50), readUntil: seconds(60) }

  expect((await at(seconds(50), reading)).read).toBe(0)
  expect((await at(seconds(55), reading)).read).toBe(0.5)
  expect((await at(seconds(70), reading)).read).toBe(1)
})

describe('what a screen reader is told', () => {
  const saidAt = async (now: Instant) => statusOf(openQuestion, await at(now))

  test('the time that is left is said at 30, 10 and 5 seconds and never between', async () => {
    expect(await saidAt(closesAt - seconds(31))).toBe('Options are open.')
    expect(await saidAt(closesAt - seconds(30))).toBe('30 seconds')
    expect(await saidAt(closesAt - seconds(11))).toBe('30 seconds')
    expect(await saidAt(closesAt - seconds(10))).toBe('10 seconds')
    expect(await saidAt(closesAt - seconds(1))).toBe('5 seconds')
    expect(await saidAt(closesAt)).toBe('Time is up')
  })

  test('nothing is counted down before the options are there', async () => {
    expect(await saidAt(opensAt - 1)).toBe('Options come in a moment.')
  })
})

describe('[TE4] a huddle', () => {
  const huddle: ScreenView = {
    ...always,
    phase: 'huddle',
    phaseAt: opensAt,
    until: opensAt + seconds(30),
    question: { kind: 'choice', prompt: [], options: [] },
  }

  test('shows how long there is to talk, and hurries at its end', async () => {
    const half = await at(opensAt + seconds(15), huddle)
    expect([half.round, half.secondsLeft, half.left, half.isUrgent]).toEqual(['open', 15, 0.5, false])
    expect((await at(opensAt + seconds(26), huddle)).isUrgent).toBe(true)
    expect((await at(opensAt + seconds(30), huddle)).round).toBe('over')
  })

  test('is said in words, and its last seconds too', async () => {
    expect(statusOf(huddle, await at(opensAt, { ...huddle, until: opensAt + seconds(60) }))).toBe(
      'Talk with your team.',
    )
    expect(statusOf(huddle, await at(opensAt + seconds(21), huddle))).toBe('10 seconds')
  })
})
