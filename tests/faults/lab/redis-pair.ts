import { createClient } from 'redis'
import { aRedis, type RedisProcess } from '../../support/redis-process.ts'

/** A Redis, and one that follows it, on a disk that is written through once a second. */
export type RedisPair = {
  /** The one that takes writes. */
  readonly first: RedisProcess
  /** The follower leads from now on. Gives the new first. */
  promote(): Promise<RedisProcess>
  /** Whoever led and died comes back, and follows. */
  rejoin(): Promise<void>
  remove(): Promise<void>
}

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
    remove: async () => void (await Promise.all([first.remove(), second.remove()])),
  }
}

/** Resolves when the follower has all that the other has. */
async function follow(follower: RedisProcess, leader: RedisProcess) {
  await tell(follower, 'REPLICAOF', '127.0.0.1', String(leader.port))
  while (!(await tell(follower, 'INFO', 'replication')).includes('master_link_status:up'));
}

async function tell({ url }: RedisProcess, ...command: readonly string[]) {
  const client = await createClient({ url, RESP: 2 }).connect()
  try {
    return await client.sendCommand<string>(command)
  } finally {
    client.destroy()
  }
}
