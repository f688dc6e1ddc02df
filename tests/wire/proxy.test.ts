import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { aProxy } from '../faults/lab/proxy.ts'

/** A server that says everything back, behind a proxy; and how to dial it. */
async function anEcho() {
  const heard: string[] = []
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (bytes) => {
      heard.push(String(bytes))
      socket.write(bytes)
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const proxy = await aProxy((server.address() as AddressInfo).port)
  onTestFinished(async () => {
    await proxy.close()
    server.close()
  })

  const dial = async () => {
    const socket = connect(proxy.port, '127.0.0.1')
    socket.on('error', () => {})
    onTestFinished(() => void socket.destroy())
    await once(socket, 'connect')
    return socket
  }
  return { proxy, dial, heard }
}

async function says(socket: Socket, words: string) {
  socket.write(words)
  const [back] = (await once(socket, 'data')) as [Buffer]
  return String(back)
}

/** However it ended. */
const ended = (socket: Socket) => new Promise((resolve) => socket.once('close', resolve))

test('bytes pass both ways, and later when told so', async () => {
  const { proxy, dial } = await anEcho()
  const socket = await dial()
  expect(await says(socket, 'now')).toBe('now')

  proxy.delay(40)
  const begun = performance.now()
  expect(await says(socket, 'later')).toBe('later')
  expect(performance.now() - begun).toBeGreaterThanOrEqual(79)
})

test('a cut ends all connections and takes no others until healed', async () => {
  const { proxy, dial } = await anEcho()
  const socket = await dial()
  await says(socket, 'hello')
  proxy.cut()
  await ended(socket)
  await ended(await dial())

  proxy.heal()
  expect(await says(await dial(), 'again')).toBe('again')
})

test('a black hole keeps connections and their bytes, and gives both back', async () => {
  const { proxy, dial, heard } = await anEcho()
  const [held, other] = [await dial(), await dial()]
  await says(held, 'before')
  await says(other, 'other')
  proxy.blackhole()
  held.write('held back')
  const swallowed = await dial()
  swallowed.write('lost')

  proxy.heal()
  await ended(swallowed)
  expect(String((await once(held, 'data'))[0])).toBe('held back')
  expect(heard).toEqual(['before', 'other', 'held back'])
  expect(await says(other, 'still here')).toBe('still here')
})

test('what is half open is taken and never heard', async () => {
  const { proxy, dial, heard } = await anEcho()
  const before = await dial()
  await says(before, 'hello')
  proxy.halfOpen()
  await ended(before)
  const unheard = await dial()
  unheard.write('anybody?')

  proxy.heal()
  await ended(unheard)
  expect(heard).toEqual(['hello'])
})

test('the deaf can be heard and hear nothing, whatever heals', async () => {
  const { proxy, dial, heard } = await anEcho()
  const [deaf, other] = [await dial(), await dial()]
  await says(deaf, 'hello')
  proxy.deafen(0.5, () => 0)
  deaf.on('data', () => expect.unreachable())
  deaf.write('hear me')
  proxy.heal()

  expect(await says(other, 'well?')).toBe('well?')
  expect(heard).toEqual(['hello', 'hear me', 'well?'])
})
