import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { seconds } from '@jawab/shared/time'
import type { Pack } from '@jawab/shared/pack/pack'
import { createAdmission } from './auth/admission.ts'
import { createStartKey, type StartKey } from './auth/start-key.ts'
import type { Config } from './config.ts'
import { createAudiences } from './gateway/audiences.ts'
import { createSocketServer, startGateway } from './gateway/gateway.ts'
import { drawRoutes } from './http/draws.ts'
import { leagueRoutes } from './http/leagues.ts'
import { roomRoutes } from './http/rooms.ts'
import { showRoutes } from './http/shows.ts'
import { createRoutes } from './http/routes.ts'
import { createAddressLimits } from './limits/address-limits.ts'
import type { Counters } from './limits/counters.ts'
import { createLinks, type Links } from './links.ts'
import type { Logger } from './log.ts'
import { createMetrics } from './metrics.ts'
import type { Platform } from './platform.ts'
import type { Room } from './room/room.ts'
import { createGames } from './runner/games.ts'
import { createHostKeys } from './runner/host-keys.ts'
import { createLeaguePostings } from './runner/league-posting.ts'
import { onceForAll } from './runner/once-for-all.ts'
import { createReports } from './runner/report.ts'
import { createRunner } from './runner/runner.ts'
import { currentScene, sceneOf } from './runner/scene.ts'
import { createScores } from './runner/scores.ts'
import { startSweep } from './runner/sweep.ts'
import { createWatch, type Watch } from './runner/watch.ts'
import type { PackShow } from './shows/load-shows.ts'
import type { Store } from './stores/store.ts'
import { timedStore } from './runner/timed-store.ts'

export type AppParts = {
  readonly config: Config
  readonly store: Store
  /** Of tries and guesses; shared where the store is. */
  readonly counters: Counters
  readonly platform: Platform
  readonly packs: ReadonlyMap<string, Pack>
  /** Those that lie beside the packs. */
  readonly shows: readonly PackShow[]
  readonly log: Logger
  /** Where the built client lies. */
  readonly clientFolder: string
}

export type App = {
  /** Begins to listen; port 0 takes a free one. */
  listen(): Promise<{ readonly port: number }>
  readonly startKey: StartKey
  readonly links: Links
  /**
   * Is ready no more, sends devices away, finishes what is under way and stops, within 15 s. The store stays the
   * caller's to close. A second time does nothing.
   */
  stop(): Promise<void>
}

/** Balancers look at least this often whether a node is ready; until then they send it newcomers. */
const UNREADY_FOR = seconds(2)
/** How long requests under way may take to end, and lines on which nobody has asked anything yet. */
const REQUEST_PATIENCE = seconds(3)

/** Puts the server together from its parts; `main.ts` and the tests' front door. */
export function createApp(parts: AppParts): App {
  const { config, store: ownStore, counters, platform, packs, shows, log, clientFolder } = parts
  const { limits, publicOrigin, proxies } = config
  const origins = { proxies, ...(publicOrigin === undefined ? {} : { publicOrigin }) }
  const drawStamp = () => new DataView(platform.entropy(4).slice().buffer).getUint32(0)
  const links = createLinks(config)
  const metrics = createMetrics()
  const store = timedStore(ownStore, platform, metrics)
  const startKey = createStartKey(config.startKey, platform)
  const addresses = createAddressLimits(limits, counters)
  const runner = createRunner({ store, drawStamp })
  const scores = createScores(store)
  const reports = createReports({ store, scores })
  const games = createGames({ store, platform, runner, reports, packs, drawStamp })
  const hostKeys = createHostKeys({ platform, runner })
  const admission = createAdmission({ store, platform, limits, addresses, counters })
  const sceneParts = { store, scores, joinUrl: (room: Room) => links.join(room) }
  const postings = createLeaguePostings({ store, scores })
  const hasOthers = config.redis !== undefined
  let draining = false
  let stopping: Promise<void> | undefined

  const rooms = roomRoutes({ store, games, hostKeys, reports, admission, addresses, limits, startKey, links })
  const routes = createRoutes({
    store,
    packs,
    rooms,
    draws: drawRoutes({ games, addresses, startKey }),
    leagues: leagueRoutes({ store, postings, admission, addresses, startKey, platform, links }),
    shows,
    showRoutes: showRoutes({ packs, shows, addresses, startKey }),
    metrics,
    log,
    clientFolder,
    publicOrigin,
    proxies,
    isDraining: () => draining,
  })
  const http = createServer(routes)
  const io = createSocketServer(http, origins)
  const audiences = createAudiences({
    io,
    platform,
    metrics,
    now: () => store.now(),
    began: (room) => watch.begin(room),
    ended,
  })
  const watch: Watch = createWatch({
    store,
    platform,
    runner,
    scores,
    audience: audiences,
    sceneOf: (room, seats) => sceneOf(room, seats, sceneParts),
    metrics,
    log,
  })
  const gateway = startGateway(
    io,
    {
      store,
      platform,
      runner,
      games,
      hostKeys,
      scores,
      watch,
      audiences,
      admission,
      limits,
      metrics,
      log,
      // A crowd that comes in is shown one scene, not one each.
      currentScene: onceForAll(platform, (id) => currentScene(id, sceneParts)),
    },
    origins,
  )
  const stopSweep = startSweep({ store, platform, reports, log })

  function ended(room: string) {
    watch.end(room)
    admission.forget(room)
  }

  return {
    startKey,
    links,
    async listen() {
      await listening(http, config)
      const { port } = http.address() as AddressInfo
      links.listenOn(port)
      return { port }
    },
    stop: () => (stopping ??= stop()),
  }

  async function stop() {
    draining = true
    metrics.draining()
    stopSweep()
    if (hasOthers) await new Promise<void>((resolve) => platform.after(UNREADY_FOR, resolve))
    await gateway.sendAway(hasOthers)
    const cancel = platform.after(REQUEST_PATIENCE, () => http.closeAllConnections())
    await io.close()
    cancel()
    await watch.stop()
  }
}

const listening = (http: Server, { port, host }: Config) =>
  new Promise<void>((resolve, reject) => {
    http.once('error', reject)
    http.listen(port, host, () => {
      http.off('error', reject)
      resolve()
    })
  })
