import type { Pack } from '@jawab/shared/pack/pack'
import { onTestFinished } from 'vitest'
import { createApp, type App } from '../../server/src/app.ts'
import type { Config } from '../../server/src/config.ts'
import { ownCounters, type Counters } from '../../server/src/limits/counters.ts'
import { defaultLimits } from '../../server/src/limits/limits.ts'
import { realPlatform, type Platform } from '../../server/src/platform.ts'
import type { PackShow } from '../../server/src/shows/load-shows.ts'
import { openEmbeddedStore } from '../../server/src/stores/embedded/open.ts'
import type { Store } from '../../server/src/stores/store.ts'
import { aFolder } from './folders.ts'
import { bothKinds } from './packs.ts'

export const START_KEY = 'a-start-key-for-tests'

/** A server in this process, on a free port, and what it had to complain about. */
export type StartedApp = {
  readonly app: App
  readonly base: string
  readonly store: Store
  /** Errors it logged: bugs, or a store that broke. */
  readonly errors: readonly unknown[]
  readonly clientFolder: string
}

export type AppSettings = {
  readonly clientFolder?: string
  readonly platform?: Platform
  readonly store?: Store
  readonly counters?: Counters
  /** One, or several. */
  readonly pack?: Pack | readonly Pack[]
  readonly shows?: readonly PackShow[]
  readonly config?: Partial<Config>
}

export const testConfig: Config = {
  port: 0,
  host: '127.0.0.1',
  dataFolder: '',
  startKey: { from: 'given', secret: START_KEY },
  proxies: 0,
  limits: { ...defaultLimits, messages: { burst: 1000, perSecond: 1000 } },
  logLevel: 'silent',
}

/** Starts a server on an embedded store of its own unless given one; it stops when the test is over. */
export async function startApp({ platform = realPlatform, pack = bothKinds(), ...settings }: AppSettings = {}) {
  const errors: unknown[] = []
  const clientFolder = settings.clientFolder ?? aFolder()
  const store = settings.store ?? openEmbeddedStore({ folder: aFolder(), platform })
  const app = createApp({
    config: { ...testConfig, ...settings.config },
    store,
    counters: settings.counters ?? ownCounters,
    platform,
    packs: new Map([pack].flat().map((each) => [each.id, each])),
    shows: settings.shows ?? [],
    log: { info() {}, warn() {}, error: (...said: unknown[]) => void errors.push(said) },
    clientFolder,
  })
  const { port } = await app.listen()
  onTestFinished(async () => {
    await app.stop()
    await store.close()
  })
  return { app, base: `http://127.0.0.1:${port}`, store, errors, clientFolder } satisfies StartedApp
}

/** Makes a room as a host would, by http. */
export async function makeRoom(base: string, rules: object = {}, key = START_KEY, pack = 'test-pack') {
  const response = await fetch(`${base}/api/rooms`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ packs: [pack], rules: { readingSeconds: 1, limitSeconds: 20, ...rules } }),
  })
  if (response.status !== 201) throw new Error(`No room: ${response.status} ${await response.text()}`)
  const made = (await response.json()) as { room: string; hostKey: string; joinUrl: string }
  return { ...made, code: new URL(made.joinUrl).hash.slice(1) }
}

/** Makes a league as its owner would, by http. */
export async function makeLeague(base: string, change: object = {}) {
  const response = await fetch(`${base}/api/leagues`, {
    method: 'POST',
    headers: { authorization: `Bearer ${START_KEY}`, 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Chai Cluster', best: 2, of: 3, ...change }),
  })
  if (response.status !== 201) throw new Error(`No league: ${response.status} ${await response.text()}`)
  return (await response.json()) as { code: string; ownerKey: string }
}
