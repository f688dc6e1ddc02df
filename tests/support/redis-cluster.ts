import { setTimeout as pass } from 'node:timers/promises'
import { createClient } from 'redis'
import { freePort } from './free-port.ts'
import { aRedis, type RedisProcess } from './redis-process.ts'

export type RedisCluster = {
  readonly masters: readonly RedisProcess[]
  readonly urls: readonly string[]
  /** Who leads the slot of the key by what the others say, who may not know yet that it is dead. */
  holderOf(key: string): Promise<RedisProcess>
  remove(): Promise<void>
}

export type ClusterOptions = {
  /** How many follow each master. */
  readonly replicas?: number
  /** For how many milliseconds a node may be silent before the others ask each other whether it is dead. */
  readonly timeout?: number
}

type Teller = { sendCommand<Reply>(command: readonly string[]): Promise<Reply> }

const SLOTS = 16_384
const MASTERS = 3

/** Three masters that share the slots, and those who follow them, on this machine. */
export async function aRedisCluster({ replicas = 0, timeout = 2000 }: ClusterOptions = {}): Promise<RedisCluster> {
  const nodes = await Promise.all(Array.from({ length: MASTERS * (1 + replicas) }, () => aNode(timeout)))
  const clients = await Promise.all(nodes.map(({ url }) => createClient({ url, RESP: 2 }).connect()))
  const [masters, followers] = [clients.slice(0, MASTERS), clients.slice(MASTERS)]
  await shareSlots(masters)
  for (const { port } of nodes) await masters[0]?.sendCommand(['CLUSTER', 'MEET', '127.0.0.1', String(port)])
  await Promise.all(clients.map((client) => isWhole(client, nodes.length)))
  await Promise.all(followers.map((client, at) => follow(client, masters[at % MASTERS])))
  for (const client of clients) client.destroy()

  return {
    masters: nodes.slice(0, MASTERS),
    urls: nodes.map(({ url }) => url),
    holderOf: (key) => holderOf(nodes, key),
    remove: async () => void (await Promise.all(nodes.map((node) => node.remove()))),
  }
}

/** A node also takes the port that is 10,000 higher, so its own must not be too high. */
async function aNode(timeout: number): Promise<RedisProcess> {
  const words = ['--cluster-enabled', 'yes', '--cluster-node-timeout', String(timeout)]
  const atOnce = ['--repl-diskless-sync-delay', '0']
  for (;;) {
    const port = 20_000 + Math.floor(Math.random() * 20_000)
    const isFree = await Promise.all([freePort('127.0.0.1', port), freePort('127.0.0.1', port + 10_000)]).catch(
      () => [],
    )
    if (isFree.length > 0) return aRedis({ words: [...words, ...atOnce], port })
  }
}

async function shareSlots(masters: readonly Teller[]) {
  const share = Math.ceil(SLOTS / MASTERS)
  for (const [at, client] of masters.entries()) {
    const last = Math.min((at + 1) * share, SLOTS) - 1
    await client.sendCommand(['CLUSTER', 'ADDSLOTSRANGE', String(at * share), String(last)])
    await client.sendCommand(['CLUSTER', 'SET-CONFIG-EPOCH', String(at + 1)])
  }
}

/** Nodes tell each other in their own time; asking is all that can be done. */
async function isWhole(client: Teller, size: number) {
  for (;;) {
    const state = await client.sendCommand<string>(['CLUSTER', 'INFO'])
    if (state.includes('cluster_state:ok') && state.includes(`cluster_known_nodes:${size}`)) return
    await pass(20)
  }
}

/** Resolves when the follower has all that its master has. */
async function follow(follower: Teller, master: Teller | undefined) {
  const id = await master?.sendCommand<string>(['CLUSTER', 'MYID'])
  await follower.sendCommand(['CLUSTER', 'REPLICATE', id ?? ''])
  while (!(await follower.sendCommand<string>(['INFO', 'replication'])).includes('master_link_status:up')) {
    await pass(20)
  }
}

type SlotRange = readonly [first: number, last: number, master: readonly [host: string, port: number]]

async function holderOf(nodes: readonly RedisProcess[], key: string): Promise<RedisProcess> {
  const living = nodes.find(({ pid }) => pid !== undefined)
  const client = await createClient({ url: living?.url ?? '', RESP: 2 }).connect()
  try {
    const slot = await client.sendCommand<number>(['CLUSTER', 'KEYSLOT', key])
    const ranges = await client.sendCommand<SlotRange[]>(['CLUSTER', 'SLOTS'])
    const port = ranges.find(([first, last]) => first <= slot && slot <= last)?.[2][1]
    const holder = nodes.find((node) => node.port === port)
    if (!holder) throw new Error(`Nobody in the cluster leads slot ${slot}`)
    return holder
  } finally {
    client.destroy()
  }
}
