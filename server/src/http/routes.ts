import compression from 'compression'
import express, { type ErrorRequestHandler, type Express } from 'express'
import { countBy } from '@jawab/shared/pack/fitting'
import type { Pack } from '@jawab/shared/pack/pack'
import type { Logger } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { PackShow } from '../shows/load-shows.ts'
import { StoreAway, type RoomStore } from '../stores/store.ts'
import { pages } from './pages.ts'
import { refuse } from './refuse.ts'
import { securityHeaders } from './security.ts'

type RoutesParts = {
  readonly store: RoomStore
  readonly packs: ReadonlyMap<string, Pack>
  readonly rooms: express.Router
  readonly draws: express.Router
  readonly leagues: express.Router
  readonly showRoutes: express.Router
  readonly shows: readonly PackShow[]
  readonly metrics: Metrics
  readonly log: Logger
  readonly clientFolder: string
  readonly publicOrigin?: string | undefined
  readonly proxies: number
  readonly isDraining: () => boolean
}

const LARGEST_BODY = '32kb'

/** Everything that is asked for by plain HTTP. */
export function createRoutes(parts: RoutesParts): Express {
  const { store, packs, rooms, draws, leagues, showRoutes, shows, metrics, log, isDraining } = parts
  const { clientFolder, publicOrigin, proxies } = parts
  const app = express()
  app.disable('x-powered-by')
  app.set('trust proxy', proxies)
  app.use(securityHeaders(publicOrigin))
  app.use(compression())

  app.get('/healthz', (_request, response) => void response.json({ ok: true }))
  app.get('/readyz', async (_request, response) => {
    const isReady =
      !isDraining() &&
      (await store.check().then(
        () => true,
        () => false,
      ))
    response.status(isReady ? 200 : 503).json({ ok: isReady })
  })
  app.get('/metrics', async (_request, response) => {
    response.type(metrics.contentType).send(await metrics.text())
  })
  app.get(
    '/api/packs',
    (_request, response) => void response.json({ packs: [...packs.values()].map((pack) => packFace(pack, shows)) }),
  )
  app.use('/api/rooms', express.json({ limit: LARGEST_BODY }), rooms)
  app.use('/api/draws', express.json({ limit: LARGEST_BODY }), draws)
  app.use('/api/leagues', express.json({ limit: LARGEST_BODY }), leagues)
  app.use('/api/shows', showRoutes)
  app.use('/api', (request, response) => refuse(request, response, 'room:unknown'))
  app.use(pages(clientFolder))
  app.use(failed(log, metrics))
  return app
}

const packFace = ({ id, title, description, questions }: Pack, shows: readonly PackShow[]) => ({
  id,
  title: title.en,
  titles: title,
  descriptions: description,
  questions: questions.length,
  kinds: countBy(questions.map(({ kind }) => kind)),
  tiers: countBy(questions.map(({ tier }) => tier)),
  topics: countBy(questions.flatMap(({ topics }) => topics)),
  shows: shows
    .filter(({ pack }) => pack === id)
    .map(({ id: name, show }) => ({ id: name, title: show.title ?? title })),
})

/** Bad bodies are the sender's; anything else that gets here is a bug of ours. */
const failed =
  (log: Logger, metrics: Metrics): ErrorRequestHandler =>
  (error: { status?: number }, request, response, next) => {
    if (response.headersSent) return next(error)
    if (error.status === 413) return refuse(request, response, 'payload:too-large')
    if (error.status !== undefined && error.status < 500) return refuse(request, response, 'payload:invalid')
    if (error instanceof StoreAway) return refuse(request, response, 'store:away')
    metrics.fault('http')
    log.error({ path: request.path, error }, 'request failed')
    refuse(request, response, 'server:fault')
  }
