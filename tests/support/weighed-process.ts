// A server whose time stands still, in a process that says how much memory is in use. Started by `weighed-server.ts`.
import { hours, type Millis } from '@jawab/shared/time'
import { createApp } from '../../server/src/app.ts'
import { ownCounters } from '../../server/src/limits/counters.ts'
import { defaultLimits } from '../../server/src/limits/limits.ts'
import { openEmbeddedStore } from '../../server/src/stores/embedded/open.ts'
import { choices } from './packs.ts'
import { fakePlatform } from './platform.ts'
import { askFor } from './rooms.ts'

export type WeighedOrder =
  | { readonly order: 'advance'; readonly by: Millis }
  /** So many more take a seat in the room with this PIN, and answer nothing. */
  | { readonly order: 'crowd'; readonly pin: string; readonly people: number }
  /** Bytes in use, once all that is of no use any more has been collected if asked for. */
  | { readonly order: 'weigh'; readonly collectsFirst: boolean }

const [folder = '', secret = ''] = process.argv.slice(2)
const pack = choices(2)
const platform = fakePlatform()
const store = openEmbeddedStore({ folder, platform })
const app = createApp({
  config: {
    port: 0,
    host: '127.0.0.1',
    dataFolder: folder,
    startKey: { from: 'given', secret },
    proxies: 0,
    limits: { ...defaultLimits, messages: { burst: 1e6, perSecond: 1e6 } },
    logLevel: 'silent',
  },
  store,
  counters: ownCounters,
  platform,
  packs: new Map([[pack.id, pack]]),
  shows: [],
  log: { info() {}, warn() {}, error: (...said: unknown[]) => console.error(...said) },
  clientFolder: folder,
})

// The timers of a server keep no process alive.
setInterval(() => {}, hours(1))
process.on('message', (order: WeighedOrder) => void obey(order).then((said) => process.send?.(said)))
process.send?.((await app.listen()).port)

async function obey(order: WeighedOrder): Promise<number> {
  if (order.order === 'advance') await platform.advance(order.by)
  if (order.order === 'crowd') await seat(order.pin, order.people)
  if (order.order !== 'weigh') return 0
  if (order.collectsFirst) globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

async function seat(pin: string, people: number) {
  const id = (await store.findRoom(pin)) ?? ''
  const names = Array.from({ length: people }, (_, at) => `Guest ${at}`)
  await Promise.all(names.map((name) => store.takeSeat(id, askFor(name, { joinedAt: store.now() }), people * 2)))
}
