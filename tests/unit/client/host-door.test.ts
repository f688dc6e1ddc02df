import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { HostDoor } from '../../../client/src/pages/host/host-door.svelte.ts'
import { Connection } from '../../../client/src/state/connection.svelte.ts'
import { hostKeyKey } from '../../../client/src/state/storage.ts'
import { FakeSocket } from './fake-socket.ts'

const PIN = '482913'
const CODE = 'K7PQ4MXW'
let kept: Map<string, string>

beforeEach(() => {
  kept = new Map()
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  })
})
afterEach(() => {
  vi.unstubAllGlobals()
})

/** A door at which nobody has asked yet, and the line that the first code goes out on. */
function aDoor() {
  const socket = new FakeSocket()
  return { socket, door: new HostDoor(PIN, () => new Connection({ socket })) }
}

test('[RM2] the key of the host link is kept', async () => {
  const { door } = aDoor()
  await door.arrive('key-of-the-link', 'en')
  expect(door.hostKey).toBe('key-of-the-link')
  expect(kept.get(hostKeyKey(PIN))).toBe('key-of-the-link')
})

test('[RM2] a device that was in before comes back without the link', async () => {
  kept.set(hostKeyKey(PIN), 'key-of-before')
  const { door } = aDoor()
  await door.arrive('', 'en')
  expect(door.hostKey).toBe('key-of-before')
})

test('a device without a key is asked for a code', async () => {
  const { door } = aDoor()
  await door.arrive('', 'en')
  expect(door).toMatchObject({ hostKey: undefined, refusal: 'host:key' })
})

test('[RM2] the code of a QR link gets the device a key of its own', async () => {
  const { door, socket } = aDoor()
  const arriving = door.arrive(`code=${CODE}`, 'hi-Latn')
  await socket.arrive()
  expect(socket.payloads('host:pair')).toMatchObject([{ room: PIN, code: CODE, lang: 'hi-Latn' }])
  await socket.answer('host:pair', { ok: true, hostKey: 'own-key' })
  await arriving
  expect(door.hostKey).toBe('own-key')
  expect(kept.get(hostKeyKey(PIN))).toBe('own-key')
})

test('[RM2] a pairing whose reply was lost is asked for again with the same request', async () => {
  const { door, socket } = aDoor()
  const pairing = door.showCode('k7pq 4mxw', 'en')
  await socket.arrive()
  socket.disconnect()
  await socket.arrive()
  const [first, second] = socket.payloads('host:pair')
  expect(second).toEqual(first)
  await socket.answer('host:pair', { ok: true, hostKey: 'own-key' })
  await pairing
  expect(door.hostKey).toBe('own-key')
})

test('a refused code says so, and another can be tried', async () => {
  const { door, socket } = aDoor()
  const pairing = door.showCode(CODE, 'en')
  await socket.arrive()
  await socket.answer('host:pair', { ok: false, refusal: 'host:code', message: '' })
  await pairing
  expect(door).toMatchObject({ hostKey: undefined, refusal: 'host:code', isAsking: false })
})

test('a code that cannot be one is not sent', async () => {
  const { door, socket } = aDoor()
  await door.showCode('K7PQ', 'en')
  expect(door.refusal).toBe('short')
  expect(socket.dials).toBe(0)
})

test('[RM2] a device that was ended forgets its key', async () => {
  const { door } = aDoor()
  await door.arrive('key-of-the-link', 'en')
  door.leave('host:ended')
  expect(door).toMatchObject({ hostKey: undefined, refusal: 'host:ended' })
  expect(kept.has(hostKeyKey(PIN))).toBe(false)
})

test('the key of a room that is only gone for now is kept', async () => {
  const { door } = aDoor()
  await door.arrive('key-of-the-link', 'en')
  door.leave('room:unknown')
  expect(kept.get(hostKeyKey(PIN))).toBe('key-of-the-link')
})

test('[RM2] the start key gets a key in place of a lost one', async () => {
  const { door } = aDoor()
  const asked: unknown[] = []
  vi.stubGlobal('fetch', async (...request: unknown[]) => {
    asked.push(request)
    return Response.json({ hostKey: 'new-key' }, { status: 201 })
  })
  await door.showStartKey('the-start-key')
  expect(asked).toEqual([
    [`/api/rooms/${PIN}/keys`, { method: 'POST', headers: { authorization: 'Bearer the-start-key' } }],
  ])
  expect(door.hostKey).toBe('new-key')
})

test('a server that does not answer is told apart from one that refuses', async () => {
  const { door } = aDoor()
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('network')))
  await door.showStartKey('the-start-key')
  expect(door.refusal).toBe('no-answer')
})
