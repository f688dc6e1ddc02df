import { languages } from '@jawab/shared/language'
import { pin as pinSchema, reportRequest, roomRequest } from '@jawab/shared/protocol/payloads'
import { no } from '@jawab/shared/result'
import { Router } from 'express'
import { safeParse } from 'valibot'
import type { StartKey } from '../auth/start-key.ts'
import type { Admission } from '../auth/admission.ts'
import type { AddressLimits } from '../limits/address-limits.ts'
import type { Limits } from '../limits/limits.ts'
import type { Links } from '../links.ts'
import { isIn } from '../room/seats.ts'
import type { Games } from '../runner/games.ts'
import type { HostKeys } from '../runner/host-keys.ts'
import type { Report, Reports } from '../runner/report.ts'
import { tableOf } from '../runner/report-tables.ts'
import { showText } from '../shows/show-text.ts'
import type { RoomStore } from '../stores/store.ts'
import { toCsv } from './csv.ts'
import { bearerOf, keyRefusal } from './keys.ts'
import { refuse } from './refuse.ts'

type RoomsParts = {
  readonly store: RoomStore
  readonly games: Games
  readonly hostKeys: HostKeys
  readonly reports: Reports
  readonly admission: Admission
  readonly addresses: AddressLimits
  readonly limits: Limits
  readonly startKey: StartKey
  readonly links: Links
}

/** Making a room, looking one up by its PIN, and taking home what was answered. */
export function roomRoutes({
  store,
  games,
  hostKeys,
  reports,
  admission,
  addresses,
  limits,
  startKey,
  links,
}: RoomsParts): Router {
  const routes = Router()

  routes.post('/', async (request, response) => {
    const address = request.ip ?? ''
    const shut = await keyRefusal(request, { startKey, addresses })
    if (shut) return refuse(request, response, shut)
    if (await addresses.roomsMade.areUsedUp(address)) return refuse(request, response, 'rate:limited')
    const asked = safeParse(roomRequest, request.body)
    if (!asked.success) return refuse(request, response, 'payload:invalid')

    const made = await games.create(asked.output)
    if (!made.ok) {
      const { refusal, ...help } = made.reason
      return refuse(request, response, refusal, help)
    }
    await addresses.roomsMade.failed(address)
    const { room, hostKey } = made.value
    response.status(201).json({ room: room.pin, hostKey, joinUrl: links.join(room) })
  })

  /** [RM2] In place of a lost host key; who may make rooms may also have this one back. */
  routes.post('/:pin/keys', async (request, response) => {
    const shut = await keyRefusal(request, { startKey, addresses })
    if (shut) return refuse(request, response, shut)
    const id = await store.findRoom(request.params.pin)
    const issued = id === undefined ? no('room:unknown' as const) : await hostKeys.issue(id)
    if (!issued.ok) return refuse(request, response, issued.reason)
    response.status(201).json({ hostKey: issued.value })
  })

  routes.get('/:pin', async (request, response) => {
    const pin = safeParse(pinSchema, request.params.pin)
    if (!pin.success) return refuse(request, response, 'room:unknown')
    const { code } = request.query
    const found = await admission.roomByPin(request.ip ?? '', pin.output, typeof code === 'string' ? code : undefined)
    if (!found.ok) return refuse(request, response, found.reason)

    const room = found.value
    const taken = (await store.seats(room.id)).filter(({ removed }) => !removed)
    const seats = taken.filter(isIn)
    const full = taken.length >= limits.seatsPerRoom
    response.json({
      title: room.title.en,
      phase: room.phase.name,
      locked: room.locked,
      full,
      langs: languages,
      choose: room.rules.teamDeal === 'choose',
      teams: room.teams.map((team) => ({ ...team, seats: seats.filter((seat) => seat.team === team.id).length, full })),
    })
  })

  /** The run of show as it is now, for a host to keep and to make rooms from. */
  routes.get('/:pin/show', async (request, response) => {
    const found = await admission.roomByKey(request.ip ?? '', request.params.pin, bearerOf(request) ?? '')
    if (!found.ok) return refuse(request, response, found.reason)
    const show = await games.show(found.value)
    response.attachment(`jawab-${found.value.pin}-show.yaml`).type('text/yaml').send(showText(show))
  })

  routes.get('/:pin/report', async (request, response) => {
    const asked = safeParse(reportRequest, request.query)
    if (!asked.success) return refuse(request, response, 'payload:invalid')
    const { format, table, game } = asked.output
    const found = await admission.roomByKey(request.ip ?? '', request.params.pin, bearerOf(request) ?? '')
    if (!found.ok) return refuse(request, response, found.reason)

    const room = found.value
    const isEarlier = game !== undefined && Number(game) < room.game
    const report = isEarlier ? await store.results(room.id, Number(game)) : await reports.of(room)
    if (!report) return refuse(request, response, 'round:unknown')
    const name = `jawab-${room.pin}-game-${isEarlier ? game : room.game}`
    if (format === 'json') return void response.attachment(`${name}.json`).json(report)
    response.attachment(`${name}-${table}.csv`).send(toCsv(tableOf(report as Report, table)))
  })

  return routes
}
