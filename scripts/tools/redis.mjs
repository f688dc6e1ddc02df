import { installedRedis } from './installed-redis.mjs'
import { privateRedis } from './private-redis.mjs'
import { runs } from './programs.mjs'

/**
 * A redis-server that the tests can start: its program, what its environment needs beyond ours, and how it was come by.
 * @typedef {{ path: string, env: Record<string, string>, how: string }} Redis
 */

/**
 * One way to a redis-server: the server, or a sentence on what was tried and why it failed.
 * @typedef {() => Redis | string} Way
 */

/** @type {readonly Way[]} */
const ways = [installedRedis, privateRedis]

/**
 * Finds or fetches a redis-server, without root and without a service of the system. Throws with every try when there
 * is none.
 * @returns {Redis}
 */
export function ensureRedis() {
  const chosen = process.env.JAWAB_REDIS_SERVER
  if (chosen) return chosenRedis(chosen)

  const tries = []
  for (const way of ways) {
    const found = way()
    if (typeof found !== 'string') return found
    tries.push(found)
  }
  const advice = 'Install Redis 7 or newer, or Valkey, or name a server in JAWAB_REDIS_SERVER.'
  throw new Error(`No redis-server for the tests. ${advice} Tried:\n- ${tries.join('\n- ')}`)
}

/** @param {string} path */
function chosenRedis(path) {
  if (!runs(path)) throw new Error(`JAWAB_REDIS_SERVER names ${path}, which does not run.`)
  return { path, env: {}, how: `${path}, named by JAWAB_REDIS_SERVER` }
}
