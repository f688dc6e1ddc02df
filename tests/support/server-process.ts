import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { networkInterfaces } from 'node:os'
import { fileURLToPath } from 'node:url'
import { endWithUs } from './end-with-us.ts'
import { freePort } from './free-port.ts'
import { saying } from './saying.ts'

const START_KEY = 'a-start-key-for-tests'
const MAIN = fileURLToPath(new URL('../../server/dist/main.mjs', import.meta.url))

/** The built server as a process of its own, on one port for all of its lives. */
export type ServerProcess = {
  readonly base: string
  readonly startKey: string
  /** Of its present life. */
  readonly pid: number | undefined
  /** Resolves when the server listens. */
  start(): Promise<void>
  /** Kill -9: the process has no chance to say or save anything. */
  kill(): Promise<void>
  /** Lets it finish what it does; gives its exit code. */
  stop(): Promise<number | null>
  /** Stands still: it keeps its connections and does nothing, until told to go on. */
  halt(): void
  goOn(): void
}

export type ServerSettings = { readonly folder: string; readonly host?: string; readonly env?: Record<string, string> }

export async function aServer({ folder, host = '127.0.0.1', env = {} }: ServerSettings): Promise<ServerProcess> {
  const port = await freePort(host)
  let running: ChildProcess | undefined
  return {
    base: `http://${dialled(host)}:${port}`,
    startKey: START_KEY,
    get pid() {
      return running?.pid
    },
    start,
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
    halt: () => void running?.kill('SIGSTOP'),
    goOn: () => void running?.kill('SIGCONT'),
  }

  async function start() {
    const server = spawn(process.execPath, ['--enable-source-maps', MAIN], {
      env: { ...process.env, ...env, PORT: String(port), HOST: host, JAWAB_DATA: folder, JAWAB_START_KEY: START_KEY },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    running = server
    endWithUs(server)
    await saying(server, 'Jawab is listening')
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    const server = running
    running = undefined
    if (!server) return null
    const exited = once(server, 'exit') as Promise<[number | null]>
    server.kill(signal)
    return (await exited)[0]
  }
}

/** An address of this machine that others would dial, which is none that starts with 127. */
export function networkAddress(): string | undefined {
  const all = Object.values(networkInterfaces()).flatMap((addresses) => addresses ?? [])
  return all.find(({ family, internal }) => family === 'IPv4' && !internal)?.address
}

const dialled = (host: string) => (host === '0.0.0.0' ? (networkAddress() ?? '127.0.0.1') : host)
