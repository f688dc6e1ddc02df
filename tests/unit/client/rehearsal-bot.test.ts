import { seededRandom } from '@jawab/shared/random'
import { seconds } from '@jawab/shared/time'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Connection } from '../../../client/src/state/connection.svelte.ts'
import { Bot } from '../../../client/src/pages/rehearsal/bot.ts'
import { FakeSocket, settled } from './fake-socket.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const points = ['p', 'q', 'r', 's', 't'].map((id) => ({ id, text: { text: id, lang: 'en' } }))
const marking = {
  phase: 'marking',
  step: 'open',
  round: 2,
  points,
  pairs: [
    { team: 't1', by: 't2' },
    { team: 't2', by: 't1' },
  ],
}

/** A bot of a rehearsal that has its seat in team 1. */
async function aBot() {
  const socket = new FakeSocket()
  const connection = new Connection({ socket })
  const bot = new Bot({
    pin: '482913',
    name: 'Asha',
    team: 't1',
    connection,
    random: seededRandom('a bot'),
    token: undefined,
    keepToken: () => {},
  })
  await socket.arrive()
  await socket.answer('seat:take', { ok: true, seat: { id: 's1', name: 'Asha', team: 't1' }, token: 'token' })
  return { bot, socket }
}

test('[RV3] a bot ticks what the other team covered, once, and only while that is open', async () => {
  const { bot, socket } = await aBot()
  socket.receive('view', marking)
  socket.receive('view', { ...marking, version: 9 })
  for (let at = 0; at < points.length; at++) {
    await vi.advanceTimersByTimeAsync(seconds(12))
    const [sent] = socket.payloads('mark:submit').slice(-1)
    if (sent) await socket.answer('mark:submit', { ok: true, mark: { ...sent, by: 't1' } })
  }
  const sent = socket.payloads('mark:submit')
  expect(sent.length).toBeGreaterThan(0)
  expect(sent.every(({ round, team }) => round === 2 && team === 't2')).toBe(true)
  const [last] = sent.slice(-1)
  expect(new Set(last?.points).size).toBe(last?.points.length)

  socket.receive('view', { ...marking, round: 3, step: 'counted' })
  await vi.advanceTimersByTimeAsync(seconds(12))
  expect(socket.payloads('mark:submit')).toHaveLength(sent.length)
  bot.leave()
  await settled()
})

test('[RV3] a bot that marks nobody leaves it to the host', async () => {
  const { bot, socket } = await aBot()
  socket.receive('view', { ...marking, pairs: [{ team: 't1', by: 'host' }] })
  await vi.advanceTimersByTimeAsync(seconds(12))
  expect(socket.named('mark:submit')).toEqual([])
  bot.leave()
})
