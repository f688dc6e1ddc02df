import { describe, expect, test } from 'vitest'
import { drawLeagueKey } from '@jawab/shared/leagues/league-key'
import { seededRandom } from '@jawab/shared/random'
import { hashOf } from '../../server/src/auth/secrets.ts'
import { makeLeague, START_KEY, startApp, testConfig } from '../support/app.ts'
import { aBot, aPhone, hostDoes, requestId, type Bot } from '../support/bots.ts'
import { aGame } from '../support/games.ts'
import { choices } from '../support/packs.ts'

const ADAS_KEY = drawLeagueKey(seededRandom('Ada'))
const BOS_KEY = drawLeagueKey(seededRandom('Bo'))

type Asked = { readonly method?: string; readonly key?: string; readonly body?: unknown }

async function ask(base: string, path: string, { method = 'GET', key, body }: Asked = {}) {
  const response = await fetch(base + path, {
    method,
    headers: { 'content-type': 'application/json', ...(key === undefined ? {} : { authorization: `Bearer ${key}` }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  return { status: response.status, said: (await response.json()) as Record<string, unknown> }
}

const settings = { name: 'Chai Cluster', best: 2, of: 3 }

async function aLeague(base: string, change: object = {}) {
  const { code, ownerKey } = await makeLeague(base, change)
  return {
    code,
    ownerKey,
    post: ({ room, hostKey }: { room: string; hostKey: string }, key = ownerKey) =>
      ask(base, `/api/leagues/${code}/games`, { method: 'POST', key, body: { room, hostKey } }),
    look: (query = '', key?: string) => ask(base, `/api/leagues/${code}${query}`, key === undefined ? {} : { key }),
    withdraw: (key?: string) =>
      ask(base, `/api/leagues/${code}/entries`, { method: 'DELETE', ...(key === undefined ? {} : { key }) }),
  }
}

type Game = Awaited<ReturnType<typeof aGame>>

/** Ada and Bo bring their keys, and play one question: she is right, he is wrong. */
async function playOnce(game: Game) {
  for (const [bot, leagueKey] of [
    [game.ada, ADAS_KEY],
    [game.bo, BOS_KEY],
  ] as const) {
    expect(await bot.ask('seat:change', { leagueKey, request: requestId() })).toMatchObject({ ok: true })
  }
  await playQuestion(game)
  await finish(game)
}

async function playQuestion(game: Game) {
  await game.openQuestion()
  const right = await rightPlace(game)
  await game.answer(game.ada, right)
  await game.answer(game.bo, right === 0 ? 1 : 0)
  await game.closeQuestion()
  await game.next('reveal')
  await game.next('reveal')
}

async function finish(game: Game) {
  await game.next('end')
  await game.passUntil(game.ada, ({ phase }) => phase === 'finished')
}

/** Where on the phones the right option of the open question stands. */
async function rightPlace({ host, ada }: { host: Bot; ada: Bot }) {
  const key = host.view && 'key' in host.view ? host.view.key : undefined
  const { view } = ada
  if (view?.phase !== 'question' || !view.question) throw new Error('No question is open')
  return view.question.options.findIndex(({ id }) => id === key)
}

const oneQuestion = { length: 1, preset: 'flat' }
const pack = choices(2)

describe('[LG1] a league', () => {
  test('takes a finished game, and ranks its teams and those who brought a key', async () => {
    const game = await aGame(oneQuestion, { pack })
    const league = await aLeague(game.base)
    await aPhone(game.base, game.room, 'Cy without a key', { team: 't2' })
    await playOnce(game)

    expect(await league.post(game)).toEqual({ status: 201, said: { game: 1, people: 2, teams: 2 } })
    const { status, said } = await league.look()
    expect(status).toBe(200)
    expect(said).toMatchObject({
      ...settings,
      url: expect.stringMatching(new RegExp(`^http://localhost:\\d+/league/${league.code}$`)) as string,
      games: 1,
      seasons: 1,
      season: {
        number: 1,
        games: 1,
        people: [
          { name: 'Ada', score: 1000, rank: 1 },
          { name: 'Bo', score: 0, rank: 2 },
        ],
        teams: [{ score: 1000 }, { score: 0 }],
      },
      month: { name: expect.stringMatching(/^\d{4}-\d{2}$/) as string, people: [{ name: 'Ada' }, { name: 'Bo' }] },
      topic: { name: 'containers', people: [{ name: 'Ada', score: 100 }] },
      improvement: { people: [], teams: [] },
    })
    expect(JSON.stringify(said)).not.toContain(hashOf(ADAS_KEY))
    expect(JSON.stringify(said)).not.toContain('Cy')
  })

  test('counts a game once that is posted twice', async () => {
    const game = await aGame(oneQuestion, { pack })
    const league = await aLeague(game.base)
    await playOnce(game)
    await league.post(game)

    expect(await league.post(game)).toMatchObject({ status: 201, said: { game: 1 } })
    expect((await league.look()).said).toMatchObject({ games: 1, season: { people: [{ score: 1000 }, { score: 0 }] } })
  })

  test('takes the next game of the same room as another one', async () => {
    const game = await aGame(oneQuestion, { pack })
    const league = await aLeague(game.base)
    await playOnce(game)
    await league.post(game)
    await game.platform.advance(600)
    expect(await hostDoes(game.host, 'again')).toMatchObject({ ok: true })
    await game.passUntil(game.ada, ({ phase }) => phase === 'lobby')
    expect(await league.post(game)).toMatchObject({ status: 422, said: { refusal: 'league:not-finished' } })
    await playQuestion(game)
    await finish(game)

    expect(await league.post(game)).toMatchObject({ status: 201, said: { game: 2 } })
    expect((await league.look()).said).toMatchObject({ games: 2, season: { people: [{ score: 2000 }, { score: 0 }] } })
  })

  test('of teams only names no people', async () => {
    const game = await aGame(oneQuestion, { pack })
    const league = await aLeague(game.base, { names: false })
    await playOnce(game)

    expect(await league.post(game)).toMatchObject({ said: { people: 0, teams: 2 } })
    expect((await league.look()).said).toMatchObject({ names: false, season: { people: [], teams: [{}, {}] } })
  })

  test('is found however its code is typed, and shows the boards that were chosen', async () => {
    const game = await aGame(oneQuestion, { pack })
    const league = await aLeague(game.base)
    const typed = `${league.code.slice(0, 4)} ${league.code.slice(4)}`.toLowerCase()

    const found = await ask(game.base, `/api/leagues/${encodeURIComponent(typed)}`)
    expect(found).toMatchObject({ status: 200, said: { name: 'Chai Cluster' } })
    const odd = await league.look('?season=99&month=never&topic=__proto__')
    expect(odd).toMatchObject({ status: 200, said: { season: { number: 1, people: [] } } })
  })

  test.each([
    ['without the owner key', { key: 'wrong' }, 401, 'league:key'],
    ['without the host key', { hostKey: 'wrong' }, 401, 'host:key'],
    ['of a room that is none', { room: '000000' }, 404, 'room:unknown'],
    ['in no fit form', { room: 'x' }, 400, 'payload:invalid'],
    ['to a league that is none', { code: 'NOWHERE2' }, 404, 'league:unknown'],
    ['that is not over', {}, 422, 'league:not-finished'],
  ])(
    'takes no game %s',
    async (_, change: Partial<Record<'key' | 'hostKey' | 'room' | 'code', string>>, status, refusal) => {
      const game = await aGame(oneQuestion, { pack })
      const league = await aLeague(game.base)
      const { key = league.ownerKey, code = league.code, ...others } = change
      const body = { room: game.room, hostKey: game.hostKey, ...others }

      const refused = await ask(game.base, `/api/leagues/${code}/games`, { method: 'POST', key, body })
      expect(refused).toMatchObject({ status, said: { refusal, message: expect.stringMatching(/\.$/) as string } })
    },
  )

  test('takes no game that scored nobody', async () => {
    const game = await aGame(oneQuestion, { pack })
    const league = await aLeague(game.base)
    await finish(game)

    expect(await league.post(game)).toMatchObject({ status: 422, said: { refusal: 'league:nothing' } })
  })

  test.each([
    ['the start key', undefined, {}, 401, 'host:key'],
    ['a name', START_KEY, { name: ' ' }, 400, 'payload:invalid'],
    ['a name that can be seen', START_KEY, { name: 'a\u202eb' }, 400, 'payload:invalid'],
    ['as many games as count', START_KEY, { best: 4 }, 400, 'payload:invalid'],
    ['games', START_KEY, { best: 0, of: 0 }, 400, 'payload:invalid'],
  ])('is not made without %s', async (_, key, change, status, refusal) => {
    const { base } = await startApp()
    const body = { ...settings, ...change }
    const refused = await ask(base, '/api/leagues', { method: 'POST', body, ...(key === undefined ? {} : { key }) })
    expect(refused).toMatchObject({ status, said: { refusal } })
  })
})

describe('[LG2] a league key', () => {
  test('marks one’s own row, to whoever brings it', async () => {
    const game = await aGame(oneQuestion, { pack })
    const league = await aLeague(game.base)
    await playOnce(game)
    await league.post(game)

    const { said } = await league.look('', BOS_KEY.toUpperCase())
    expect(said).toMatchObject({ season: { people: [{ name: 'Ada' }, { name: 'Bo', own: true }] } })
    expect(JSON.stringify(said).match(/own/g)).toHaveLength(2)
  })

  test('comes with a seat, or when its phone comes back, and no device is told', async () => {
    const { base, store, ...game } = await aGame(oneQuestion, { pack })
    const cy = await aPhone(base, game.room, 'Cy', { leagueKey: ADAS_KEY })
    const back = await aBot(base)
    await back.ask('seat:resume', { room: game.room, token: game.bo.token, leagueKey: BOS_KEY })
    await (await aBot(base)).ask('seat:resume', { room: game.room, token: cy.token })

    const seats = await store.seats((await store.findRoom(game.room)) ?? '')
    expect(seats.map(({ leaguePerson }) => leaguePerson)).toEqual([undefined, hashOf(BOS_KEY), hashOf(ADAS_KEY)])
    const told = JSON.stringify([cy, back, game.host].map(({ packets }) => packets))
    for (const key of [ADAS_KEY, BOS_KEY]) {
      expect(told).not.toContain(hashOf(key))
      expect(told).not.toContain(key)
    }
  })

  test('takes its owner’s name out, and no other', async () => {
    const game = await aGame(oneQuestion, { pack })
    const league = await aLeague(game.base)
    await playOnce(game)
    await league.post(game)

    expect(await league.withdraw(ADAS_KEY)).toEqual({ status: 200, said: { ok: true } })
    expect(await league.withdraw(ADAS_KEY)).toMatchObject({ status: 404, said: { refusal: 'league:person' } })
    await league.post(game)
    expect((await league.look()).said).toMatchObject({ season: { people: [{ name: 'Bo' }] } })
  })

  test('that is none, or too short to be a secret, opens nothing', async () => {
    const { base } = await startApp()
    const league = await aLeague(base)

    expect(await league.withdraw()).toMatchObject({ status: 404, said: { refusal: 'league:person' } })
    expect(await league.withdraw('ada')).toMatchObject({ status: 404, said: { refusal: 'league:person' } })
  })
})

describe('[RM4] keys and codes of leagues', () => {
  test('are tried a few times a minute from one address', async () => {
    const game = await aGame(oneQuestion, { pack })
    const league = await aLeague(game.base)
    await playOnce(game)
    await league.post(game)
    for (let tries = 0; tries < 5; tries++) expect((await league.post(game, `wrong-${tries}`)).status).toBe(401)

    expect(await league.post(game, 'wrong')).toMatchObject({ status: 429, said: { refusal: 'rate:limited' } })
    expect(await league.withdraw(ADAS_KEY)).toMatchObject({ status: 429, said: { refusal: 'rate:limited' } })
    expect(await league.post(game)).toMatchObject({ status: 201 })
  })

  test('a wrong code counts like a wrong PIN', async () => {
    const { base } = await startApp({ config: { limits: { ...testConfig.limits, wrongPins: 2 } } })
    const league = await aLeague(base)
    for (let tries = 0; tries < 2; tries++) expect((await ask(base, '/api/leagues/NOWHERE2')).status).toBe(404)

    expect(await ask(base, '/api/leagues/NOWHERE2')).toMatchObject({ status: 429 })
    expect(await league.look()).toMatchObject({ status: 200 })
  })

  test('looks at boards are limited for each address', async () => {
    const { base } = await startApp({ config: { limits: { ...testConfig.limits, leagueReads: 2 } } })
    const league = await aLeague(base)
    for (let looks = 0; looks < 2; looks++) expect((await league.look()).status).toBe(200)

    expect(await league.look()).toMatchObject({ status: 429, said: { refusal: 'rate:limited' } })
  })
})
