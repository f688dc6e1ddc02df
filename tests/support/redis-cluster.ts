import { createClient } from 'redis'
import { freePort } from './free-port.ts'
import { aRedis, type RedisProcess } from './redis-process.ts'

export type RedisCluster = {
  readonly nodes: readonly RedisProcess[]
  readonly urls: readonly string[]
  remove(): Promise<void>
}

const SLOTS = 16_384
const NODES = 3

/** Three masters that share the slots, on this machine. */
export async function aRedisCluster(): Promise<RedisCluster> {
  const nodes = await Promise.all(Array.from({ length: NODES }, aNode))
  const clients = await Promise.all(nodes.map(({ url }) => createClient({ url, RESP: 2 }).connect()))
  const [first] = clients
  const share = Math.ceil(SLOTS / NODES)
  for (const [at, client] of clients.entries()) {
    const last = Math.min((at + 1) * share, SLOTS) - 1
    await client.sendCommand(['CLUSTER', 'ADDSLOTSRANGE', String(at * share), String(last)])
    await client.sendCommand(['CLUSTER', 'SET-CONFIG-EPOCH', String(at + 1)])
  }
  for (const { port } of nodes.slice(1)) await first?.sendCommand(['CLUSTER', 'MEET', '127.0.0.1', String(port)])
  await Promise.all(clients.map(isWhole))
  for (const client of clients) client.destroy()

  return {
    nodes,
    urls: nodes.map(({ url }) => url),
    remove: async () => void (await Promise.all(nodes.map((node) => node.remove()))),
  }
}

/** A node also takes the port that is 10,000 higher, so its own must not be too high. */
async function aNode(): Promise<RedisProcess> {
  const words = ['--cluster-enabled', 'yes', '--cluster-node-timeout', '2000']
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 20_000)
    const isFree = await Promise.all([freePort('127.0.0.1', port), freePort('127.0.0.1', port + 10_000)]).catch(
      () => [],
    )
    if (isFree.length > 0) return aRedis({ words, port })
  }
}

/** Nodes tell each other in their own time; asking is all that can be done. */
async function isWhole(client: { sendCommand<Reply>(command: readonly string[]): Promise<Reply> }) {
  for (;;) {
    const state = await client.sendCommand<string>(['CLUSTER', 'INFO'])
    if (state.includes('cluster_state:ok') && state.includes(`cluster_known_nodes:${NODES}`)) return
  }
}
