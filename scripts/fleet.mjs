// `npm run fleet`: three servers over one Redis behind a load balancer, all on this machine. Kill one and nobody minds.
import './steps/prepare.mjs'
import { randomBytes } from 'node:crypto'
import { buildIfNeeded } from './steps/build.mjs'
import { installIfNeeded } from './steps/install.mjs'
import { addressOf } from './fleet/address.mjs'
import { startBalancer } from './fleet/balancer.mjs'
import { startProgram } from './fleet/program.mjs'
import { startRedis } from './fleet/redis.mjs'

const SERVERS = 3

await installIfNeeded()
await buildIfNeeded()

const host = process.env.HOST || '127.0.0.1'
const port = Number(process.env.PORT || 3000)
const startKey = process.env.JAWAB_HOST_PASSWORD ? undefined : process.env.JAWAB_START_KEY || drawKey()
const home = process.env.JAWAB_PUBLIC_URL || addressOf(host, port)
const serverPorts = Array.from({ length: SERVERS }, (_, at) => port + 1 + at)
const redisPort = port + 1 + SERVERS

/**
 * How to stop what runs, in order: nobody new comes in, the servers finish what they do, and the store has it all.
 * @type {(() => Promise<unknown>)[]}
 */
const stops = []
let stopping = false
// npm may send a second signal of the other kind while the first is being obeyed.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => void stop(0))

try {
  if (!process.env.REDIS_URL) stops.unshift((await startRedis('data/fleet-redis', redisPort)).stop)
  const servers = await Promise.all(serverPorts.map(startServer))
  const upstreams = serverPorts.map((port) => ({ host: '127.0.0.1', port }))
  stops.unshift((await startBalancer({ upstreams, host, port })).close)
  welcome(servers)
} catch (error) {
  console.error(`The fleet cannot start: ${error instanceof Error ? error.message : String(error)}`)
  await stop(1)
}

/** @param {number} code */
async function stop(code) {
  if (stopping) return
  stopping = true
  for (const stopOne of stops) await stopOne()
  process.exit(code)
}

/** @param {number} port */
async function startServer(port) {
  const server = await startProgram({
    name: `The server on port ${port}`,
    command: [process.execPath, '--enable-source-maps', 'server/dist/main.mjs'],
    env: {
      PORT: String(port),
      HOST: '127.0.0.1',
      REDIS_URL: process.env.REDIS_URL || `redis://127.0.0.1:${redisPort}`,
      JAWAB_PUBLIC_URL: home,
      ...(startKey === undefined ? {} : { JAWAB_START_KEY: startKey }),
    },
    ready: 'Jawab is listening',
  })
  stops.unshift(server.stop)
  return server
}

function drawKey() {
  return randomBytes(16).toString('base64url')
}

/** @param {readonly import('./fleet/program.mjs').Program[]} servers */
function welcome(servers) {
  const pids = servers.map((server, at) => `${serverPorts[at]} (process ${server.pid()})`)
  console.log(`
Jawab is listening on ${host}:${port}, by ${SERVERS} servers on ${pids.join(', ')}

  Host a game:  ${home}/new${startKey === undefined ? '' : `#${startKey}`}
  Join a game:  ${home}
`)
}
