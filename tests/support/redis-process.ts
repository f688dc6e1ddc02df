import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { ensureRedis } from '../../scripts/tools/redis.mjs'
import { endWithUs } from './end-with-us.ts'
import { freePort } from './free-port.ts'
import { saying } from './saying.ts'

/** A Redis of the tests' own, on one port of this machine for all of its lives. */
export type RedisProcess = {
  readonly port: number
  readonly url: string
  /** Of its present life. */
  readonly pid: number | undefined
  /** Resolves when it takes commands. */
  start(): Promise<void>
  /** Kill -9. */
  kill(): Promise<void>
  /** Stands still: it keeps its connections and answers nothing, until told to go on. */
  halt(): void
  goOn(): void
  /** Kills it and removes what it kept. */
  remove(): Promise<void>
}

export type RedisOptions = {
  /** Keeps what it acknowledged on disk, so that it has it in its next life. */
  readonly isDurable?: boolean
  /** Further words of its command line. */
  readonly words?: readonly string[]
  /** A sentinel with this configuration in place of a Redis. */
  readonly sentinel?: string
  readonly port?: number
}

export async function aRedis({
  isDurable = false,
  words = [],
  sentinel,
  port: wanted,
}: RedisOptions = {}): Promise<RedisProcess> {
  const { path, env } = ensureRedis()
  const port = wanted ?? (await freePort())
  const folder = mkdtempSync(join(tmpdir(), 'jawab-redis-'))
  const keeping = isDurable ? ['--appendonly', 'yes', '--appendfsync', 'always'] : ['--appendonly', 'no']
  const address = ['--bind', '127.0.0.1', '--port', String(port)]
  const file = join(folder, 'sentinel.conf')
  if (sentinel !== undefined) writeFileSync(file, sentinel)
  const settings =
    sentinel === undefined
      ? [...address, '--dir', folder, '--save', '', ...keeping, ...words]
      : [file, '--sentinel', ...address]
  let running: ChildProcess | undefined

  async function start() {
    // A file that may not grow any more is to be an error of the write, as on a full disk, and not the end.
    const toldOnly = ['-c', `trap '' XFSZ; exec "$@"`, 'sh', path, ...settings]
    const redis = spawn('sh', toldOnly, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] })
    running = redis
    endWithUs(redis)
    await saying(redis, sentinel === undefined ? 'Ready to accept connections' : '+monitor')
  }

  async function kill() {
    const redis = running
    running = undefined
    if (!redis) return
    const exited = once(redis, 'exit')
    redis.kill('SIGKILL')
    await exited
  }

  await start()
  return {
    port,
    url: `redis://127.0.0.1:${port}`,
    get pid() {
      return running?.pid
    },
    start,
    kill,
    halt: () => void running?.kill('SIGSTOP'),
    goOn: () => void running?.kill('SIGCONT'),
    async remove() {
      await kill()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
