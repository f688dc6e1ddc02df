import { roomRequest } from '@jawab/shared/protocol/payloads'
import { Router } from 'express'
import { safeParse } from 'valibot'
import type { StartKey } from '../auth/start-key.ts'
import type { AddressLimits } from '../limits/address-limits.ts'
import type { Games } from '../runner/games.ts'
import { keyRefusal } from './keys.ts'
import { refuse } from './refuse.ts'

type DrawsParts = { readonly games: Games; readonly addresses: AddressLimits; readonly startKey: StartKey }

/** Shows a host what a room would ask before it is made. Asked with the same seed, the room asks just that. */
export function drawRoutes({ games, addresses, startKey }: DrawsParts): Router {
  const routes = Router()
  routes.post('/', async (request, response) => {
    const shut = await keyRefusal(request, { startKey, addresses })
    if (shut) return refuse(request, response, shut)
    const address = request.ip ?? ''
    if (await addresses.draws.areUsedUp(address)) return refuse(request, response, 'rate:limited')
    await addresses.draws.failed(address)
    const asked = safeParse(roomRequest, request.body)
    if (!asked.success) return refuse(request, response, 'payload:invalid')

    const drawn = games.preview(asked.output)
    if (drawn.ok) return void response.json(drawn.value)
    const { refusal, ...help } = drawn.reason
    refuse(request, response, refusal, help)
  })
  return routes
}
