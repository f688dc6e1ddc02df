import { once } from 'node:events'
import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect, type AddressInfo, type Socket } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { startBalancer } from '../../scripts/fleet/balancer.mjs'

/** A server of one line: a connection that sends anything is told who it reached. */
async function anUpstream(name: string) {
  let isReady = true
  const answer = (request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(request.url === '/readyz' && !isReady ? 503 : 200).end(name)
  }
  const server = createHttpServer({ keepAlive: true }, answer).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const stop = () => {
    server.closeAllConnections()
    server.close()
  }
  onTestFinished(stop)
  return { host: '127.0.0.1', port, name, stop, setReady: (ready: boolean) => void (isReady = ready) }
}

async function aBalancer(upstreams: readonly Awaited<ReturnType<typeof anUpstream>>[]) {
  const balancer = await startBalancer({ upstreams })
  onTestFinished(() => balancer.close())

  /** A connection that stays open; asks on it who is at the other end. */
  const dial = async () => {
    const socket = connect(balancer.port, '127.0.0.1')
    onTestFinished(() => void socket.destroy())
    await once(socket, 'connect')
    return { socket, ask: () => ask(socket) }
  }
  const reached = async () => (await dial()).ask()
  return { checked: balancer.checked, dial, reached }
}

async function ask(socket: Socket) {
  socket.write('GET / HTTP/1.1\r\nHost: test\r\n\r\n')
  const [heard] = (await Promise.race([once(socket, 'data'), once(socket, 'close')])) as unknown[]
  const lines = heard instanceof Buffer ? heard.toString().trim().split('\r\n') : []
  return lines.at(-2) ?? 'nobody'
}

const counted = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, names.filter((other) => other === name).length] as const))

const times = <Item>(count: number, make: () => Promise<Item>) => Promise.all(Array.from({ length: count }, make))

test('connections go to each upstream in turn', async () => {
  const balancer = await aBalancer(await Promise.all(['one', 'two', 'three'].map(anUpstream)))

  expect(counted(await times(9, balancer.reached))).toEqual({ one: 3, two: 3, three: 3 })
})

test('an upstream that refuses the dial is passed over', async () => {
  const [one, two] = [await anUpstream('one'), await anUpstream('two')]
  const balancer = await aBalancer([one, two])
  one.stop()

  expect(counted(await times(6, balancer.reached))).toEqual({ two: 6 })
})

test('an upstream that is not ready gets no new connections and keeps those it has', async () => {
  const [one, two] = [await anUpstream('one'), await anUpstream('two')]
  const balancer = await aBalancer([one, two])
  const before = await times(2, balancer.dial)
  one.setReady(false)
  await balancer.checked()

  expect(counted(await times(4, balancer.reached))).toEqual({ two: 4 })
  expect(counted(await Promise.all(before.map(({ ask }) => ask())))).toEqual({ one: 1, two: 1 })

  one.setReady(true)
  await balancer.checked()
  expect(counted(await times(4, balancer.reached))).toEqual({ one: 2, two: 2 })
})

test('nobody waits at the door when no upstream is ready', async () => {
  const one = await anUpstream('one')
  const balancer = await aBalancer([one])
  one.setReady(false)
  await balancer.checked()

  expect(await balancer.reached()).toBe('nobody')
})

test('a connection ends when its upstream dies', async () => {
  const one = await anUpstream('one')
  const balancer = await aBalancer([one])
  const { socket, ask } = await balancer.dial()
  expect(await ask()).toBe('one')
  one.stop()

  await once(socket, 'close')
})
