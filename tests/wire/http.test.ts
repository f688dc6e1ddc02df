import { request } from 'node:http'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { Pack } from '@jawab/shared/pack/pack'
import { tiers } from '@jawab/shared/question/question'
import { seededRandom, drawBelow, drawId } from '@jawab/shared/random'
import { handlers } from '../../server/src/gateway/handlers.ts'
import { makeLeague, makeRoom, START_KEY, startApp, testConfig } from '../support/app.ts'
import { aBot, aHost, aPhone, requestId } from '../support/bots.ts'
import { aFolder } from '../support/folders.ts'
import { bothKinds, choices } from '../support/packs.ts'
import { aQuestion } from '../unit/shared/builders.ts'

const ROUNDS_OF_FUZZ = Number(process.env['JAWAB_FUZZ'] ?? 1000)

describe('routes', () => {
  test('packs, rooms, health and metrics', async () => {
    const { base } = await startApp()
    const get = async (path: string) => (await fetch(base + path)).json() as Promise<object>
    expect(await get('/api/packs')).toMatchObject({
      packs: [
        { id: 'test-pack', title: 'Test pack', questions: 26, tiers: { fundamentals: 26 }, topics: { containers: 26 } },
      ],
    })
    const { room } = await makeRoom(base, { teams: [{ name: 'Reds' }, { name: 'Blues' }] })
    await aPhone(base, room, 'Ada')
    expect(await get(`/api/rooms/${room}`)).toMatchObject({
      title: 'Test pack',
      phase: 'lobby',
      locked: false,
      langs: ['en', 'hi-Latn'],
      teams: [
        { name: 'Reds', seats: 1, full: false },
        { name: 'Blues', seats: 0, full: false },
      ],
    })
    expect(await get('/healthz')).toEqual({ ok: true })
    expect(await get('/readyz')).toEqual({ ok: true })
    const metrics = await (await fetch(`${base}/metrics`)).text()
    expect(metrics).toContain('jawab_connections 1')
    expect(metrics).not.toContain('Ada')
  })

  test.each([
    ['no key', undefined, { packs: ['test-pack'] }, 401, 'host:key'],
    ['no such pack', START_KEY, { packs: ['nothing'] }, 404, 'pack:unknown'],
    ['no pack', START_KEY, { packs: [] }, 400, 'payload:invalid'],
    ['no body', START_KEY, undefined, 400, 'payload:invalid'],
    ['a wrong rule', START_KEY, { packs: ['test-pack'], rules: { teams: 1 } }, 400, 'payload:invalid'],
    ['too large a body', START_KEY, { packs: ['x'.repeat(40_000)] }, 413, 'payload:too-large'],
    [
      'a preset that is for teams',
      START_KEY,
      { packs: ['test-pack'], rules: { preset: 'scratch' } },
      422,
      'rules:scratch-alone',
    ],
    ['streaks for learning', START_KEY, { packs: ['test-pack'], rules: { streaks: true } }, 422, 'rules:streaks'],
  ])('a room with %s is refused in words', async (_, key, body, status, refusal) => {
    const { base } = await startApp()
    const response = await fetch(`${base}/api/rooms`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(key ? { authorization: `Bearer ${key}` } : {}) },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ refusal, message: expect.stringMatching(/\w+.*\.$/) as string })
  })

  test('a body that is no JSON is refused', async () => {
    const { base } = await startApp()
    const headers = { authorization: `Bearer ${START_KEY}`, 'content-type': 'application/json' }
    const response = await fetch(`${base}/api/rooms`, { method: 'POST', headers, body: '{"packs":' })
    expect(response.status).toBe(400)
  })
})

describe('security', () => {
  test('plain http is a first-class home: nothing is upgraded, no script but our own', async () => {
    const { base } = await startApp()
    const { headers } = await fetch(`${base}/healthz`)
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).toContain("script-src 'self';")
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toContain('upgrade-insecure-requests')
    expect(headers.get('strict-transport-security')).toBeNull()
    expect(headers.get('x-powered-by')).toBeNull()
  })

  test('behind https the browser is kept there', async () => {
    const { base } = await startApp({ config: { publicOrigin: 'https://quiz.example.org' } })
    const { headers } = await fetch(`${base}/healthz`)
    expect(headers.get('content-security-policy')).toContain('upgrade-insecure-requests')
    expect(headers.get('strict-transport-security')).toContain('max-age')
  })

  test('pages of other sites open no socket here', async () => {
    const { base } = await startApp({ config: { publicOrigin: 'https://quiz.example.org' } })
    const from = (origin: string) => aBot(base, { origin })
    await expect(from('https://evil.example.org')).rejects.toThrow()
    await expect(from('null')).rejects.toThrow()
    expect((await from(base)).socket.connected).toBe(true)
    expect((await from('https://quiz.example.org')).socket.connected).toBe(true)
    expect((await aBot(base)).socket.connected).toBe(true)
  })

  test('no path leads out of the client', async () => {
    const { base } = await startApp()
    // fetch would tidy the path before it is sent.
    const statusOf = (path: string) =>
      new Promise<number | undefined>((resolve, reject) =>
        request(base, { path }, (response) => resolve(response.resume().statusCode))
          .on('error', reject)
          .end(),
      )
    for (const path of ['/../package.json', '/..%2fpackage.json', '/%2e%2e/%2e%2e/etc/passwd', '/%00', '/%']) {
      expect([400, 404]).toContain(await statusOf(path))
    }
  })

  test('without a built client the game is served all the same, and pages say what is missing', async () => {
    const { base } = await startApp({ clientFolder: join(aFolder(), 'not-built') })
    const page = await fetch(`${base}/`)
    expect(page.status).toBe(503)
    expect(await page.text()).toContain('npm start')
    expect((await fetch(`${base}/api/packs`)).status).toBe(200)
  })

  test('every other path is a page of the client', async () => {
    const started = await startApp()
    writeFileSync(join(started.clientFolder, 'index.html'), '<title>Jawab</title>')
    const again = await startApp({ clientFolder: started.clientFolder })
    const page = await fetch(`${again.base}/host/123456`)
    expect(await page.text()).toContain('Jawab')
    expect(page.headers.get('cache-control')).toBe('no-cache')
  })
})

describe('[RM4] whatever is sent, nothing breaks', () => {
  const random = seededRandom('fuzz')
  const pick = <Item>(items: readonly Item[]) => items[drawBelow(random, items.length)] as Item

  function anything(depth = 3): unknown {
    const plain = [null, true, -1, 1e308, '', 'ä\u0000\u202e', drawId(random, 6), drawBelow(random, 1000), [], {}]
    if (depth === 0 || random() < 0.5) return pick(plain)
    const keys = [
      'room',
      'name',
      'token',
      'request',
      'round',
      'answer',
      'seq',
      'command',
      '__proto__',
      'expects',
      'lang',
      'leagueKey',
      'best',
      'of',
    ]
    if (random() < 0.3) return Array.from({ length: drawBelow(random, 5) }, () => anything(depth - 1))
    return Object.fromEntries(Array.from({ length: drawBelow(random, 6) }, () => [pick(keys), anything(depth - 1)]))
  }

  test(`${ROUNDS_OF_FUZZ} random messages`, async () => {
    const { base, errors } = await startApp({})
    const made = await makeRoom(base)
    const bots = [await aBot(base), await aHost(base, made), await aPhone(base, made.room, 'Ada')]
    const names = [...Object.keys(handlers), 'constructor', 'view', 'no:such']
    const known = { room: made.room, request: requestId(), command: 'lock', round: 0, stage: 'solo', seq: 1 }
    for (let sent = 0; sent < ROUNDS_OF_FUZZ; sent++) {
      const payload = random() < 0.4 ? { ...known, ...(anything() as object) } : anything()
      const reply = await pick(bots).send(pick(names), payload)
      expect(reply.refusal).not.toBe('server:fault')
    }
    expect(errors).toEqual([])
  }, 600_000)

  test(`${ROUNDS_OF_FUZZ} random requests`, async () => {
    const { base, errors } = await startApp()
    const { code, ownerKey } = await makeLeague(base)
    const paths = [
      '/',
      '/api',
      '/api/packs',
      '/api/rooms',
      '/api/rooms/123456',
      '/api/rooms/x/report',
      '/api/leagues',
      `/api/leagues/${code}`,
      `/api/leagues/${code}/games`,
      `/api/leagues/${code}/entries`,
      '/metrics',
      '/%ff',
    ]
    for (let sent = 0; sent < ROUNDS_OF_FUZZ; sent++) {
      const method = pick(['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'])
      const headers = {
        authorization: `Bearer ${pick([START_KEY, ownerKey, 'x', ''])}`,
        'content-type': pick(['application/json', 'text/plain']),
      }
      const body = ['GET', 'HEAD'].includes(method) ? null : JSON.stringify(anything())
      const query = random() < 0.3 ? `?code=${drawId(random, 3)}&game=${drawBelow(random, 9)}&format=json` : ''
      const response = await fetch(base + pick(paths) + query, { method, headers, body })
      await response.arrayBuffer()
      expect(response.status).toBeLessThan(500)
    }
    expect(errors).toEqual([])
  }, 600_000)
})

describe('a draw before its room is made', () => {
  const draws = async (base: string, body: unknown, key = START_KEY) => {
    const response = await fetch(`${base}/api/draws`, {
      method: 'POST',
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, said: (await response.json()) as Record<string, unknown> }
  }
  const rooms = async (base: string, body: unknown) => {
    const response = await fetch(`${base}/api/rooms`, {
      method: 'POST',
      headers: { authorization: `Bearer ${START_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return { status: response.status, made: (await response.json()) as { room?: string } }
  }
  const network: Pack = {
    ...choices(0),
    id: 'network',
    title: { en: 'Network', 'hi-Latn': 'Network' },
    questions: [
      aQuestion('choice', { id: 'subnets', tier: 'advanced', topics: ['network'], group: 'ranges' }),
      aQuestion('choice', { id: 'routes', tier: 'advanced', topics: ['network', 'cost'], group: 'ranges' }),
      aQuestion('poll', { id: 'pain', tier: 'advanced', topics: ['network'] }),
      aQuestion('choice', { id: 'names', tier: 'fundamentals', topics: ['network'] }),
    ],
  }
  type Shown = { readonly seed: string; readonly questions: readonly { readonly id: string; readonly kind: string }[] }

  test('is the draw of the room that is made with its seed, and holds nothing of a key', async () => {
    const { base, store } = await startApp()
    const { said } = await draws(base, { packs: ['test-pack'], rules: { length: 4 } })
    const shown = said as unknown as Shown
    expect(shown.questions).toHaveLength(4)
    expect(JSON.stringify(shown)).not.toMatch(/right|options|steps|whyNot/)

    const { room } = await makeRoom(base, { length: 4, seed: shown.seed })
    const stored = await store.read((await store.findRoom(room)) ?? '')
    expect(stored?.run.map(({ question }) => question)).toEqual(shown.questions.map(({ id }) => id))
  })

  test('tells what happened before it asks about it', async () => {
    const incident = { en: 'The task stops.', 'hi-Latn': 'Task ruk jata hai.' }
    const questions = [aQuestion('scenario', { id: 'stops', incident }), aQuestion('choice', { id: 'pulls' })]
    const { base } = await startApp({ pack: { ...choices(0), questions } })
    const { said } = await draws(base, { packs: ['test-pack'], rules: { length: 2, kinds: ['scenario', 'choice'] } })
    const { questions: drawn } = said as { questions: { id: string; before?: unknown }[] }
    expect(new Map(drawn.map(({ id, before }) => [id, before]))).toEqual(
      new Map([
        ['stops', incident],
        ['pulls', undefined],
      ]),
    )
  })

  test('takes from several packs what the host chose, and says how much there is', async () => {
    const { base, store } = await startApp({ pack: [bothKinds(), network] })
    const rules = { tiers: ['advanced'], topics: ['network'], kinds: ['choice', 'poll'], seed: ' Monday ' }
    const asked = { packs: ['test-pack', 'network'], rules }
    const { said } = await draws(base, asked)
    expect(said).toMatchObject({
      seed: 'monday',
      matching: 3,
      counts: {
        tiers: { advanced: 3, fundamentals: 1 },
        topics: { network: 3, cost: 1 },
        kinds: { choice: 2, poll: 1 },
      },
    })
    // Two of the three are of a group.
    const ids = (said as unknown as Shown).questions.map(({ id }) => id)
    expect(ids).toHaveLength(2)
    expect(await draws(base, { ...asked, rules: { ...rules, seed: 'MONDAY' } })).toMatchObject({ said })

    const { status, made } = await rooms(base, asked)
    expect(status).toBe(201)
    const stored = await store.read((await store.findRoom(made.room ?? '')) ?? '')
    expect(stored?.run.map(({ question }) => question)).toEqual(ids)
    expect(stored?.title.en).toBe('Test pack + Network')
  })

  test.each([
    ['draws', { topics: ['billing'] }, { refusal: 'topic:unknown', known: ['containers', 'network', 'cost'] }],
    ['rooms', { topics: ['billing'] }, { refusal: 'topic:unknown', known: ['containers', 'network', 'cost'] }],
    ['rooms', { tiers: ['easy'] }, { refusal: 'tier:unknown', known: tiers }],
    ['draws', { tiers: ['advanced'], topics: ['containers'] }, { refusal: 'draw:no-topic', counts: { tiers: {} } }],
  ])('asked of %s with %j names what there is instead', async (route, rules, said) => {
    const { base } = await startApp({ pack: [bothKinds(), network] })
    const response = await fetch(`${base}/api/${route}?lang=hi-Latn`, {
      method: 'POST',
      headers: { authorization: `Bearer ${START_KEY}`, 'content-type': 'application/json' },
      body: JSON.stringify({ packs: ['test-pack', 'network'], rules }),
    })
    expect(response.status).toBe(422)
    expect(await response.json()).toMatchObject({ ...said, message: expect.stringContaining('chuno') as string })
  })

  test.each([
    ['a wrong key', { packs: ['test-pack'] }, 'wrong', 401, 'host:key'],
    ['an unknown pack', { packs: ['nobody'] }, START_KEY, 404, 'pack:unknown'],
    ['rules that make no sense', { packs: ['test-pack'], rules: { length: 0 } }, START_KEY, 400, 'payload:invalid'],
    ['streaks for learning', { packs: ['test-pack'], rules: { streaks: true } }, START_KEY, 422, 'rules:streaks'],
    [
      'all or nothing for a discussion',
      { packs: ['test-pack'], rules: { preset: 'flat', kinds: ['discuss'] } },
      START_KEY,
      422,
      'rules:discuss',
    ],
    ['a seed of blanks', { packs: ['test-pack'], rules: { seed: '  ' } }, START_KEY, 400, 'payload:invalid'],
    ['a tier that is none', { packs: ['test-pack'], rules: { tiers: ['Easy'] } }, START_KEY, 422, 'tier:unknown'],
    ['a kind that is none', { packs: ['test-pack'], rules: { kinds: ['riddle'] } }, START_KEY, 422, 'kind:unknown'],
    ['a topic of no question', { packs: ['test-pack'], rules: { topics: ['cost'] } }, START_KEY, 422, 'topic:unknown'],
    ['no kind', { packs: ['test-pack'], rules: { kinds: [] } }, START_KEY, 422, 'draw:no-kind'],
    ['a tier of no question', { packs: ['test-pack'], rules: { tiers: ['advanced'] } }, START_KEY, 422, 'draw:no-tier'],
  ])('with %s is refused in words', async (_, body, key, status, refusal) => {
    const { base } = await startApp()
    const refused = await draws(base, body, key)
    expect(refused).toMatchObject({ status, said: { refusal, message: expect.any(String) as string } })
  })

  test('is limited for each address', async () => {
    const { base } = await startApp({ config: { limits: { ...testConfig.limits, draws: 2 } } })
    const asked = { packs: ['test-pack'] }
    const statuses = [await draws(base, asked), await draws(base, asked), await draws(base, asked)]
    expect(statuses.map(({ status }) => status)).toEqual([200, 200, 429])
  })
})
