import { setTimeout as pass } from 'node:timers/promises'
import { seconds } from '@jawab/shared/time'
import { createClient } from 'redis'
import { aRedis, type RedisProcess } from '../../support/redis-process.ts'

/** A Redis, and one that follows it, on a disk that is written through once a second. */
export type RedisPair = {
  /** The one that takes writes. */
  readonly first: RedisProcess
  /** The follower leads from now on. Gives the new first; the old one, if it lives, believes that it leads too. */
  promote(): Promise<RedisProcess>
  /** Whoever led and died comes back, and follows. */
  rejoin(): Promise<void>
  /** Whoever led and lives follows from now on, and keeps its connections. Gives it. */
  demote(): Promise<RedisProcess>
  remove(): Promise<void>
}

/** Servers write to an open round every second, and ask for the role of the one they count in every five. */
const PATIENCE = seconds(15)
const OURS = 'cmd=client|list'

const everySecond = ['--appendfsync', 'everysec']

/** The settings of production: an append-only file. */
export const aDurableRedis = () => aRedis({ isDurable: true, words: everySecond })

export async function aRedisPair(): Promise<RedisPair> {
  let first = await aDurableRedis()
  let second = await aRedis({ isDurable: true, words: [...everySecond, '--repl-diskless-sync-delay', '0'] })
  await follow(second, first)
  return {
    get first() {
      return first
    },
    async promote() {
      ;[first, second] = [second, first]
      await tell(first, 'REPLICAOF', 'NO', 'ONE')
      return first
    },
    async rejoin() {
      await second.start()
      await follow(second, first)
    },
    async demote() {
      await follow(second, first)
      return second
    },
    remove: async () => void (await Promise.all([first.remove(), second.remove()])),
  }
}

/** Resolves when the follower has all that the other has. */
async function follow(follower: RedisProcess, leader: RedisProcess) {
  await tell(follower, 'REPLICAOF', '127.0.0.1', String(leader.port))
  while (!(await tell(follower, 'INFO', 'replication')).includes('master_link_status:up'));
}

/**
 * Resolves when nobody has sent it a command for a while. Who only listens may stay, for a follower is told all the same,
 * and so may who has nothing to say.
 */
export async function everybodyLeaves(redis: RedisProcess) {
  const until = Date.now() + PATIENCE
  for (;;) {
    const clients = await tell(redis, 'CLIENT', 'LIST', 'TYPE', 'normal')
    const senders = clients.split('\n').filter((client) => / idle=[012] /.test(client) && !client.includes(OURS))
    if (senders.length === 0) return
    if (Date.now() > until) throw new Error(`Servers stay with a Redis that follows: ${senders.join('; ')}`)
    await pass(50)
  }
}

async function tell({ url }: RedisProcess, ...command: readonly string[]) {
  const client = await createClient({ url, RESP: 2 }).connect()
  try {
    return await client.sendCommand<string>(command)
  } finally {
    client.destroy()
  }
}
