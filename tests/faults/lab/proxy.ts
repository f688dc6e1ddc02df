import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import { drawBelow, type Random } from '@jawab/shared/random'
import type { Millis } from '@jawab/shared/time'
import { startLane, type Lane } from './lane.ts'

/** A wire between two programs of this machine that can be cut, stalled and slowed down. */
export type Proxy = {
  readonly port: number
  /** New connections go to this port from now on. */
  aim(port: number): void
  /** Bytes are this much later, each way. */
  delay(by: Millis): void
  /** Ends every connection; new ones end at once. */
  cut(): void
  /** New connections end at once; those that are there stay. */
  shut(): void
  /** Ends every connection; new ones are taken and never heard. */
  halfOpen(): void
  /** Nothing passes and nobody is told: connections stay, and so do new ones. */
  blackhole(): void
  /** So many of the connections never again read what is sent to them. */
  deafen(share: number, random: Random): void
  /** As it was: what was held back passes, in order. Who is deaf stays deaf. */
  heal(): void
  close(): Promise<void>
}

/** What each way takes by itself, drawn for every piece that passes; order is kept, as on any line. */
export type Ways = { readonly up: () => Millis; readonly down: () => Millis }
const atOnce: Ways = { up: () => 0, down: () => 0 }

type Takes = 'connections' | 'nothing' | 'silence'
type Pair = { readonly client: Socket; readonly up?: Lane; readonly down?: Lane; end(): void }

/** Starts a proxy on a free port, on its way to `target`. */
export async function aProxy(target: number, ways = atOnce): Promise<Proxy> {
  const pairs = new Set<Pair>()
  let aim = target
  let delay: Millis = 0
  let isHeld = false
  let takes: Takes = 'connections'

  const server = createServer({ noDelay: true, allowHalfOpen: true }, (client) => {
    client.on('error', () => {})
    if (takes === 'nothing') return void client.destroy()
    const pair = takes === 'silence' ? silentPair(client) : joinedPair(client)
    pairs.add(pair)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')

  const weatherOn = (way: () => Millis) => ({ delay: () => delay + way(), isHeld: () => isHeld })

  function silentPair(client: Socket): Pair {
    client.resume()
    const pair = { client, end: () => void client.destroy() }
    client.once('close', () => pairs.delete(pair))
    return pair
  }

  function joinedPair(client: Socket): Pair {
    const upstream = connect({ port: aim, host: '127.0.0.1', noDelay: true, allowHalfOpen: true })
    const end = () => {
      client.destroy()
      upstream.destroy()
      pairs.delete(pair)
    }
    const up = startLane(client, upstream, weatherOn(ways.up))
    const down = startLane(upstream, client, weatherOn(ways.down))
    const pair = { client, up, down, end }
    upstream.on('error', () => {})
    return pair
  }

  function endAll() {
    for (const pair of [...pairs]) pair.end()
  }

  function hold(held: boolean) {
    isHeld = held
    for (const { up, down } of pairs) [up, down].forEach((lane) => lane?.look())
  }

  return {
    port: (server.address() as AddressInfo).port,
    aim: (port) => void (aim = port),
    delay: (by) => void (delay = by),
    cut() {
      takes = 'nothing'
      endAll()
    },
    shut: () => void (takes = 'nothing'),
    halfOpen() {
      takes = 'silence'
      endAll()
    },
    blackhole() {
      takes = 'silence'
      hold(true)
    },
    deafen(share, random) {
      const hearing = [...pairs]
      for (let left = Math.ceil(hearing.length * share); left > 0; left--) {
        hearing.splice(drawBelow(random, hearing.length), 1)[0]?.down?.stop()
      }
    },
    heal() {
      takes = 'connections'
      // Who was taken in silence has to dial again: their first bytes are gone.
      for (const pair of [...pairs]) if (!pair.up) pair.end()
      hold(false)
    },
    async close() {
      endAll()
      server.close()
      await once(server, 'close')
    },
  }
}
