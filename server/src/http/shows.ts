import type { Language } from '@jawab/shared/language'
import { sayFault, sayPath } from '@jawab/shared/show/problems'
import express, { Router, type Request, type Response } from 'express'
import type { StartKey } from '../auth/start-key.ts'
import type { AddressLimits } from '../limits/address-limits.ts'
import type { Packs } from '../runner/game-plan.ts'
import { readShowText } from '../shows/check-show.ts'
import type { PackShow } from '../shows/load-shows.ts'
import type { LineProblem } from '../shows/show-text.ts'
import { keyRefusal } from './keys.ts'
import { readerLanguage, refuse } from './refuse.ts'

type ShowsParts = {
  readonly packs: Packs
  readonly shows: readonly PackShow[]
  readonly addresses: AddressLimits
  readonly startKey: StartKey
}

const LARGEST_SHOW = '64kb'

/** Runs of show that a host loads where a room is made: one that lies beside a pack, or one of the host's own. */
export function showRoutes({ packs, shows, addresses, startKey }: ShowsParts): Router {
  const routes = Router()

  /** Says which questions come, so that it is for hosts only. */
  routes.get('/:pack/:id', async (request, response) => {
    const shut = await keyRefusal(request, { startKey, addresses })
    if (shut) return refuse(request, response, shut)
    const { pack, id } = request.params
    const found = shows.find((one) => one.pack === pack && one.id === id)
    if (!found) return refuse(request, response, 'show:unknown')
    response.json(found.show)
  })

  routes.post('/', express.text({ type: () => true, limit: LARGEST_SHOW }), async (request, response) => {
    const shut = await keyRefusal(request, { startKey, addresses })
    if (shut) return refuse(request, response, shut)
    const address = request.ip ?? ''
    if (await addresses.draws.areUsedUp(address)) return refuse(request, response, 'rate:limited')
    await addresses.draws.failed(address)
    const read = readShowText(packs, typeof request.body === 'string' ? request.body : '')
    if (read.ok) return void response.json(read.value)
    refuseShow(request, response, read.reason)
  })

  return routes
}

/** With every mistake in it: where, and in words. */
function refuseShow(request: Request, response: Response, problems: readonly LineProblem[]) {
  const lang = readerLanguage(request)
  refuse(request, response, 'show:invalid', { problems: problems.map((problem) => told(problem, lang)) })
}

const told = ({ path, line, fault }: LineProblem, lang: Language) => ({
  path: sayPath(path),
  line,
  message: sayFault(fault, lang),
})
