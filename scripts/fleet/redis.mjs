import { mkdirSync } from 'node:fs'
import { ensureRedis } from '../tools/redis.mjs'
import { startProgram } from './program.mjs'

/**
 * A Redis of our own that keeps what it has acknowledged in `folder`.
 * @param {string} folder
 * @param {number} port
 */
export async function startRedis(folder, port) {
  mkdirSync(folder, { recursive: true })
  const { path, env } = ensureRedis()
  const address = ['--bind', '127.0.0.1', '--port', String(port), '--dir', folder]
  const keeping = ['--appendonly', 'yes', '--appendfsync', 'everysec', '--save', '']
  return startProgram({
    name: 'Redis',
    command: [path, ...address, ...keeping, '--loglevel', 'notice'],
    env,
    ready: 'Ready to accept connections',
  })
}
