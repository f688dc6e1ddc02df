import { EventEmitter } from 'node:events'
import { seconds } from '@jawab/shared/time'
import { expect, test } from 'vitest'
import { dropWhenSlow } from '../../../server/src/gateway/backlog.ts'
import type { Connection } from '../../../server/src/gateway/connection.ts'
import { fakePlatform } from '../../support/platform.ts'

const MANY = 65
const KIB = 1024

/** A device, and what the server has sent that it has not taken yet. */
function aDevice() {
  const platform = fakePlatform()
  const line = { writableLength: 0, isCut: false, destroy: () => void (line.isCut = true) }
  const conn = Object.assign(new EventEmitter(), { request: { socket: line } })
  let dropped = 0
  dropWhenSlow({ socket: { conn } } as unknown as Connection, platform, () => dropped++)
  const send = (packets: number, bytes: number) => {
    for (let sent = 0; sent < packets; sent++) conn.emit('packetCreate', { data: 'x'.repeat(bytes) })
  }
  /** The process has handed all of it to the system, which may still hold it. */
  const handOver = (held = 0) => {
    line.writableLength = held
    conn.emit('drain')
  }
  return { platform, line, dropped: () => dropped, send, handOver, leave: () => conn.emit('close') }
}

test.each([
  ['many small messages', MANY, 10],
  ['a few large ones', 5, 60 * KIB],
])('a device that does not take %s within a second is dropped, once', async (_, packets, bytes) => {
  const { platform, line, dropped, send } = aDevice()
  send(packets, bytes)
  await platform.advance(seconds(0.9))
  expect(line.isCut).toBe(false)
  send(packets, bytes)
  await platform.advance(seconds(0.1))
  expect(line.isCut).toBe(true)
  await platform.advance(seconds(2))
  expect(dropped()).toBe(1)
})

test('a device that takes what comes all at once is kept, and so is one that is sent little', async () => {
  const { platform, line, dropped, send, handOver } = aDevice()
  for (let turn = 0; turn < 5; turn++) {
    send(10 * MANY, KIB)
    handOver()
    await platform.advance(seconds(2))
  }
  send(MANY - 1, KIB)
  await platform.advance(seconds(2))
  expect([line.isCut, dropped()]).toEqual([false, 0])
})

test('what only the system has taken counts as well', async () => {
  const { platform, line, send, handOver } = aDevice()
  send(MANY, 10 * KIB)
  handOver(650 * KIB)
  await platform.advance(seconds(1))
  expect(line.isCut).toBe(true)
})

test('a device that has gone is left alone', async () => {
  const { platform, dropped, send, leave } = aDevice()
  send(MANY, 10)
  leave()
  await platform.advance(seconds(2))
  expect(dropped()).toBe(0)
})
