import type { PlayerView } from '@jawab/shared/protocol/views'
import { seconds } from '@jawab/shared/time'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Connection } from '../../../client/src/state/connection.svelte.ts'
import { FakeSocket, settled } from './fake-socket.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

const change = { name: 'Asha', request: 'r1' }
const saved = { ok: true, seat: { id: 's1', name: 'Asha', lang: 'en', timeFactor: 1 } }

/** Random numbers are all a half, so that every wait is the middle of its range. */
async function openConnection({ roundOpen = false } = {}) {
  const socket = new FakeSocket()
  const connection = new Connection({ socket, random: () => 0.5 })
  connection.open(() => Promise.resolve())
  await socket.arrive()
  await socket.answer('clock:probe', { ok: true, now: Date.now() })
  if (roundOpen) socket.receive('view', openRound())
  return { socket, connection }
}

const openRound = (): PlayerView => ({
  version: 1,
  stamp: 1,
  now: Date.now(),
  title: 'AWS containers',
  lang: 'en',
  mode: 'solo',
  preset: 'learn',
  round: 1,
  rounds: 1,
  phaseAt: 0,
  paused: false,
  teams: [],
  phase: 'question',
  stage: 'solo',
  opensAt: Date.now(),
  closesAt: Date.now() + seconds(20),
  pausedMs: 0,
  limitMs: seconds(20),
})

test('a command waits until the seat is taken again, then goes out', async () => {
  const socket = new FakeSocket()
  const connection = new Connection({ socket })
  let enter = () => {}
  connection.open(() => new Promise((done) => (enter = done)))
  void connection.ask('seat:change', change)
  await socket.arrive()
  expect(socket.named('seat:change')).toHaveLength(0)

  enter()
  await settled()
  expect(socket.payloads('seat:change')).toEqual([change])
  expect(connection.status).toBe('open')
})

test('an unanswered command goes out again with the same payload, and is answered once', async () => {
  const { socket, connection } = await openConnection()
  const answered = vi.fn()
  void connection.ask('seat:change', change).then(answered)
  socket.disconnect()
  await vi.advanceTimersByTimeAsync(seconds(4))
  await socket.arrive()
  expect(socket.payloads('seat:change')).toEqual([change, change])

  await socket.answer('seat:change', saved)
  await socket.answer('seat:change', saved)
  expect(answered).toHaveBeenCalledOnce()

  socket.disconnect()
  await vi.advanceTimersByTimeAsync(seconds(4))
  await socket.arrive()
  expect(socket.payloads('seat:change')).toHaveLength(2)
})

test('a late answer makes the line suspicious: it is probed, and left after as much silence again', async () => {
  const { socket, connection } = await openConnection()
  const probes = socket.named('clock:probe').length
  void connection.ask('seat:change', change)

  await vi.advanceTimersByTimeAsync(1499)
  expect(socket.named('clock:probe')).toHaveLength(probes)
  await vi.advanceTimersByTimeAsync(1)
  expect(socket.named('clock:probe')).toHaveLength(probes + 1)

  const dials = socket.dials
  await vi.advanceTimersByTimeAsync(1500)
  expect(socket.dials).toBe(dials + 1)
})

test('a suspicious line that answers its probe is kept', async () => {
  const { socket, connection } = await openConnection()
  void connection.ask('seat:change', change)
  await vi.advanceTimersByTimeAsync(1500)
  await socket.answer('clock:probe', { ok: true, now: Date.now() })
  await vi.advanceTimersByTimeAsync(seconds(5))

  expect(socket.dials).toBe(1)
  expect(connection.status).toBe('open')
})

test('a command that waits does not hurry the next dial of a lost line', async () => {
  const { socket, connection } = await openConnection()
  void connection.ask('seat:change', change)
  await vi.advanceTimersByTimeAsync(1400)
  socket.disconnect()
  const probes = socket.named('clock:probe').length
  await vi.advanceTimersByTimeAsync(2000)
  expect(socket.named('clock:probe')).toHaveLength(probes)
  expect(socket.dials).toBe(1)
})

test('a round that should have ended without a view makes the line suspicious', async () => {
  const { socket } = await openConnection({ roundOpen: true })
  const probes = socket.named('clock:probe').length
  await vi.advanceTimersByTimeAsync(seconds(21.4))
  expect(socket.named('clock:probe')).toHaveLength(probes)
  await vi.advanceTimersByTimeAsync(200)
  expect(socket.named('clock:probe')).toHaveLength(probes + 1)
})

test('[ST2] a seat taken over by another tab stays there until the person taps', async () => {
  const { socket, connection } = await openConnection()
  socket.receive('bye', { refusal: 'seat:replaced', message: '' })
  await vi.advanceTimersByTimeAsync(seconds(60))
  expect(socket.dials).toBe(1)
  expect(connection.farewell?.refusal).toBe('seat:replaced')

  connection.retry()
  await socket.arrive()
  expect(connection.farewell).toBeUndefined()
  expect(connection.status).toBe('open')
})

test('what was asked before a farewell is refused with its reason', async () => {
  const { socket, connection } = await openConnection()
  const reply = connection.ask('seat:change', change)
  socket.receive('bye', { refusal: 'seat:kicked', message: 'gone' })
  await expect(reply).resolves.toMatchObject({ ok: false, refusal: 'seat:kicked' })
  await expect(connection.ask('seat:change', change)).resolves.toMatchObject({ ok: false, refusal: 'seat:kicked' })
})

test('what a server cannot save just now is asked again, the same, until it is saved', async () => {
  const { socket, connection } = await openConnection()
  const reply = connection.ask('seat:change', change)
  await socket.answer('seat:change', { ok: false, refusal: 'store:away', message: '' })
  expect(socket.payloads('seat:change')).toEqual([change])
  await vi.advanceTimersByTimeAsync(seconds(1))
  expect(socket.payloads('seat:change')).toEqual([change, change])
  await socket.answer('seat:change', saved)
  await expect(reply).resolves.toEqual(saved)
})

test('after a new connection it is asked there, once', async () => {
  const { socket, connection } = await openConnection()
  void connection.ask('seat:change', change)
  await socket.answer('seat:change', { ok: false, refusal: 'store:away', message: '' })
  socket.disconnect()
  connection.retry()
  await socket.arrive()
  await vi.advanceTimersByTimeAsync(seconds(1))
  expect(socket.payloads('seat:change')).toEqual([change, change])
})

test('a server that moves away is dialled again', async () => {
  const { socket, connection } = await openConnection()
  socket.receive('bye', { refusal: 'node:moved', message: '' })
  expect(connection.status).toBe('lost')
  await vi.advanceTimersByTimeAsync(seconds(4))
  expect(socket.dials).toBe(2)
})

test('a dial that nobody takes up is followed by another', async () => {
  const { socket, connection } = await openConnection()
  socket.disconnect()
  await vi.advanceTimersByTimeAsync(seconds(4))
  socket.refuse()
  expect(connection.status).toBe('lost')
  await vi.advanceTimersByTimeAsync(seconds(1))
  expect(socket.dials).toBe(3)
})

test('[TM2] an echo is answered at once with its own nonce', async () => {
  const { socket } = await openConnection()
  const reply = vi.fn()
  socket.receive('echo', { nonce: 'n1' }, reply)
  expect(reply).toHaveBeenCalledWith({ nonce: 'n1' })
})

test('[TM1] the clock is probed once before each question', async () => {
  const { socket } = await openConnection()
  const probes = socket.named('clock:probe').length
  socket.receive('view', { ...openRound(), phase: 'reading', readUntil: Date.now() + seconds(5) })
  expect(socket.named('clock:probe')).toHaveLength(probes + 1)
})
