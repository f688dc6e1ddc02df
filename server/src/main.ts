import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { renderUnicodeCompact } from 'uqr'
import { createApp, type App } from './app.ts'
import { isLoopback, readConfig, type Config } from './config.ts'
import { createLog, type Logger } from './log.ts'
import { ownCounters, type Counters } from './limits/counters.ts'
import { sharedCounters } from './limits/shared-counters.ts'
import { loadPacks } from './packs/load-packs.ts'
import { realPlatform } from './platform.ts'
import { loadShows } from './shows/load-shows.ts'
import { openEmbeddedStore } from './stores/embedded/open.ts'
import type { Store } from './stores/store.ts'

// Several threads that clean up after one are at it for longer in all, and few servers have a core to spare for them.
setFlagsFromString('--no-parallel-scavenge')

/** Both from the sources and from the build this file lies two folders below the root. */
const fromRoot = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

const config = readConfig(process.env)
if (!config.ok) {
  say(['Jawab cannot start with this configuration:', ...config.reason.map((problem) => `  - ${problem}`)])
  process.exit(1)
}
try {
  await serve(config.value)
} catch (error) {
  say([`Jawab cannot start: ${startProblem(error, config.value)}`])
  process.exit(1)
}

async function serve(config: Config) {
  const log = createLog(config.logLevel)
  const folder = fromRoot('content/packs')
  const { packs, problems } = await loadPacks(folder)
  for (const { file, question, reason } of problems) {
    log.warn({ file, question, reason }, 'this pack has a mistake and was left out')
  }
  const { shows, problems: mistakes } = await loadShows(folder, packs)
  for (const { file, reason } of mistakes) log.warn({ file, reason }, 'this show has a mistake and was left out')
  const { store, counters, close } = await openStorage(config, log)
  const clientFolder = fromRoot('client/dist')
  const app = createApp({ config, store, counters, platform: realPlatform, packs, shows, log, clientFolder })
  const { port } = await app.listen()
  say(welcome(app, config, port))

  let draining: Promise<void> | undefined
  // npm may send a second signal of the other kind while the first is being obeyed.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void (draining ??= drain()))

  async function drain() {
    try {
      await app.stop()
      await close()
    } catch (error) {
      log.error({ error }, 'did not stop cleanly; what was acknowledged is kept')
      process.exitCode = 1
    }
    process.exit()
  }
}

type Storage = { readonly store: Store; readonly counters: Counters; readonly close: () => Promise<void> }

async function openStorage({ redis, dataFolder }: Config, log: Logger): Promise<Storage> {
  if (!redis) {
    const store = openEmbeddedStore({ folder: dataFolder, platform: realPlatform })
    return { store, counters: ownCounters, close: () => store.close() }
  }
  // Loaded only here: a server without a Redis starts a tenth sooner without its client.
  const { openRedisStorage } = await import('./stores/redis/storage.ts')
  const warn = (message: string) => log.warn(message)
  const { store, client, close } = await openRedisStorage({ ...redis, platform: realPlatform, warn })
  return { store, counters: sharedCounters(client), close }
}

function welcome({ links, startKey }: App, { host }: Config, port: number): string[] {
  return [
    '',
    `Jawab is listening on ${host}:${port}${isLoopback(host) ? ' (this machine only; HOST=0.0.0.0 opens it to the network)' : ''}`,
    '',
    `  Host a game:  ${links.newRoom(startKey.printable)}`,
    `  Join a game:  ${links.home()}`,
    '',
    ...renderUnicodeCompact(links.home())
      .split('\n')
      .map((line) => `  ${line}`),
    '',
  ]
}

/** What keeps a server from starting is the operator's to mend, so it is said in words. */
function startProblem(error: unknown, { host, port }: Config): string {
  const { code, message } = error as { readonly code?: string; readonly message?: string }
  if (code === 'EADDRINUSE') return `port ${port} is taken. Stop what uses it, or choose another with PORT.`
  if (code === 'EACCES') return `port ${port} may not be used by this user. Choose another with PORT.`
  if (code === 'EADDRNOTAVAIL') return `this machine has no address ${host}. Choose another with HOST.`
  return message ?? String(error)
}

function say(lines: readonly string[]) {
  process.stdout.write(`${lines.join('\n')}\n`)
}
