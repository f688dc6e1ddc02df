import { connect, createServer } from 'node:net'
import { startReadiness } from './readiness.mjs'

/** @typedef {import('node:net').Socket} Socket */
/** @typedef {import('./readiness.mjs').Upstream} Upstream */
/** @typedef {{ port: number, checked: () => Promise<number>, close: () => Promise<void> }} Balancer */

/**
 * A load balancer on plain TCP, for one machine: each new connection goes to the next upstream that says it is ready,
 * and past those that refuse the dial. A connection stays where it is for as long as it lives.
 * @param {{ upstreams: readonly Upstream[], host?: string, port?: number }} settings
 * @returns {Promise<Balancer>} listening, with every upstream asked once
 */
export async function startBalancer({ upstreams, host = '127.0.0.1', port = 0 }) {
  const readiness = await startReadiness(upstreams)
  /** @type {Set<Socket>} */
  const open = new Set()
  let turn = 0

  const server = createServer({ noDelay: true, pauseOnConnect: true }, async (client) => {
    hold(client)
    turn += 1
    const upstream = await firstToAnswer(inTurn(readiness.ready(), turn))
    if (!upstream || client.destroyed) return void [client, upstream].forEach((socket) => socket?.destroy())
    hold(upstream)
    join(client, upstream)
  })

  /** @param {Socket} socket */
  function hold(socket) {
    open.add(socket)
    // What breaks on one side is told to the other by the end of its connection.
    socket.on('error', () => undefined).once('close', () => open.delete(socket))
  }

  /** @param {readonly Upstream[]} candidates */
  async function firstToAnswer(candidates) {
    for (const candidate of candidates) {
      const upstream = await dial(candidate)
      if (upstream) return upstream
      readiness.doubt(candidate)
    }
    return undefined
  }

  await listening(server, host, port)
  return {
    port: /** @type {import('node:net').AddressInfo} */ (server.address()).port,
    /** Asks every upstream anew; tells how many are ready. */
    checked: readiness.checked,
    async close() {
      readiness.stop()
      const closed = new Promise((resolve) => server.close(resolve))
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}

/**
 * All of them, from another one each time.
 * @param {readonly Upstream[]} upstreams
 * @param {number} turn
 */
function inTurn(upstreams, turn) {
  const first = upstreams.length === 0 ? 0 : turn % upstreams.length
  return [...upstreams.slice(first), ...upstreams.slice(0, first)]
}

/**
 * @param {Upstream} upstream
 * @returns {Promise<Socket | undefined>} nothing when it refuses
 */
function dial({ host, port }) {
  return new Promise((resolve) => {
    const socket = connect({ host, port, noDelay: true })
    const refused = () => resolve(undefined)
    socket.once('error', refused).once('connect', () => {
      socket.off('error', refused)
      resolve(socket)
    })
  })
}

/**
 * @param {Socket} client
 * @param {Socket} upstream
 */
function join(client, upstream) {
  client.pipe(upstream).pipe(client)
  client.once('close', () => upstream.destroy())
  upstream.once('close', () => client.destroy())
}

/**
 * @param {import('node:net').Server} server
 * @param {string} host
 * @param {number} port
 */
function listening(server, host, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, () => resolve(undefined))
  })
}
