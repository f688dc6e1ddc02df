import { readHostCode } from '@jawab/shared/host-code'
import { gamePosting, leagueKey, leagueRequest } from '@jawab/shared/protocol/payloads'
import { no, ok, type Result } from '@jawab/shared/result'
import { Router, type Request } from 'express'
import { safeParse } from 'valibot'
import type { Admission } from '../auth/admission.ts'
import { drawLeagueCode, drawSecret, hashOf, KEY_BYTES, matchesHash } from '../auth/secrets.ts'
import type { StartKey } from '../auth/start-key.ts'
import type { AddressLimits } from '../limits/address-limits.ts'
import type { Links } from '../links.ts'
import type { Platform } from '../platform.ts'
import type { LeaguePostings } from '../runner/league-posting.ts'
import type { League, LeagueStore } from '../stores/league-store.ts'
import { bearerOf, keyRefusal } from './keys.ts'
import { leagueBoards } from './league-boards.ts'
import { refuse } from './refuse.ts'

type LeaguesParts = {
  readonly store: LeagueStore
  readonly postings: LeaguePostings
  readonly admission: Admission
  readonly addresses: AddressLimits
  readonly startKey: StartKey
  readonly platform: Platform
  readonly links: Links
}

/** [LG1] [LG2] Making a league, posting games to it, looking at its boards, and taking one's name out of them. */
export function leagueRoutes({
  store,
  postings,
  admission,
  addresses,
  startKey,
  platform,
  links,
}: LeaguesParts): Router {
  const routes = Router()

  routes.post('/', async (request, response) => {
    const address = request.ip ?? ''
    const shut = await keyRefusal(request, { startKey, addresses })
    if (shut) return refuse(request, response, shut)
    if (await addresses.roomsMade.areUsedUp(address)) return refuse(request, response, 'rate:limited')
    const asked = safeParse(leagueRequest, request.body)
    if (!asked.success) return refuse(request, response, 'payload:invalid')

    await addresses.roomsMade.failed(address)
    const ownerKey = drawSecret(platform, KEY_BYTES)
    const { names, ...settings } = asked.output
    const code = await make({ ...settings, people: names, ownerKeyHash: hashOf(ownerKey) })
    response.status(201).json({ code, ownerKey })
  })

  routes.post('/:code/games', async (request, response) => {
    const league = await ownedLeague(request)
    if (!league.ok) return refuse(request, response, league.reason)
    const asked = safeParse(gamePosting, request.body)
    if (!asked.success) return refuse(request, response, 'payload:invalid')
    const { room: pin, hostKey } = asked.output
    const room = await admission.roomByKey(request.ip ?? '', pin, hostKey)
    if (!room.ok) return refuse(request, response, room.reason)

    const posting = await postings.of(room.value, league.value)
    if (!posting.ok) return refuse(request, response, posting.reason)
    const posted = await store.postGame(league.value.code, posting.value)
    if (!posted.ok) return refuse(request, response, posted.reason)
    const { people, teams } = posting.value
    response.status(201).json({ game: posted.value.number, people: people.length, teams: teams.length })
  })

  routes.get('/:code', async (request, response) => {
    const league = await leagueOf(request)
    if (!league.ok) return refuse(request, response, league.reason)
    const look = { league: league.value, choice: request.query, person: personOf(request) }
    response.json({ url: links.league(league.value.code), ...(await leagueBoards(store, look)) })
  })

  /** [LG2] The only proof of whose they are is the key they were earned with. */
  routes.delete('/:code/entries', async (request, response) => {
    const address = request.ip ?? ''
    const league = await leagueOf(request)
    if (!league.ok) return refuse(request, response, league.reason)
    if (await addresses.keys.areUsedUp(address)) return refuse(request, response, 'rate:limited')
    const person = personOf(request)
    if (person === undefined || !(await store.withdraw(league.value.code, person))) {
      await addresses.keys.failed(address)
      return refuse(request, response, 'league:person')
    }
    response.json({ ok: true })
  })

  return routes

  /** Codes are drawn until one is free. */
  async function make(league: Omit<League, 'code'>): Promise<string> {
    const code = drawLeagueCode(platform)
    return (await store.createLeague({ ...league, code })) ? code : make(league)
  }

  /** The league of an address. Each look costs some work, and a wrong code counts like a wrong PIN. */
  async function leagueOf(request: Request): Promise<Result<League, 'league:unknown' | 'rate:limited'>> {
    const address = request.ip ?? ''
    if (await addresses.leagueReads.areUsedUp(address)) return no('rate:limited')
    await addresses.leagueReads.failed(address)
    const league = await store.findLeague(readHostCode(String(request.params['code'])))
    if (league) return ok(league)
    if (await addresses.pins.areUsedUp(address)) return no('rate:limited')
    await addresses.pins.failed(address)
    return no('league:unknown')
  }

  async function ownedLeague(
    request: Request,
  ): Promise<Result<League, 'league:unknown' | 'league:key' | 'rate:limited'>> {
    const address = request.ip ?? ''
    const league = await leagueOf(request)
    if (!league.ok || matchesHash(bearerOf(request) ?? '', league.value.ownerKeyHash)) return league
    if (await addresses.keys.areUsedUp(address)) return no('rate:limited')
    await addresses.keys.failed(address)
    return no('league:key')
  }
}

/** [LG2] Who asks, if they bring a league key. */
function personOf(request: Request): string | undefined {
  const key = safeParse(leagueKey, bearerOf(request))
  return key.success ? hashOf(key.output) : undefined
}
