import type { DrawPreview } from '../../server/src/runner/games.ts'
import type { HostView, View } from '@jawab/shared/protocol/views'
import { describe, expect, test } from 'vitest'
import { makeRoom, START_KEY, startApp } from '../support/app.ts'
import { aHost, hostDoes, type Bot } from '../support/bots.ts'
import { aGame } from '../support/games.ts'
import { bothKinds, choices } from '../support/packs.ts'

const run = (bot: Bot) => (bot.view as HostView).run
const plan = (bot: Bot, edit: object, request?: string) =>
  hostDoes(bot, 'plan', { edit, ...(request ? { request } : {}) })
const seen = (bot: Bot, round: number) => ({ round, question: run(bot)[round - 1]?.question })
const orderOf = (view: View) => ('run' in view ? view.run.map(({ question }) => question) : [])

const send = (base: string, path: string, body: unknown, type = 'application/json', key = START_KEY) =>
  fetch(base + path, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': type },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  })

describe('the run of show, edited', () => {
  test('in the lobby: moved, taken out, added to and set; what is asked follows, on every console', async () => {
    const game = await aGame({ length: 3 }, { pack: choices(5) })
    const second = await aHost(game.base, game)
    const [first = '', middle = '', last = ''] = run(game.host).map(({ question }) => question)

    expect(await plan(game.host, { do: 'move', ...seen(game.host, 3), to: 1 })).toMatchObject({ ok: true })
    expect(await plan(game.host, { do: 'remove', ...seen(game.host, 2) })).toMatchObject({ ok: true })
    expect(await plan(game.host, { do: 'add', wish: { kind: 'choice', break: 60 } })).toMatchObject({ ok: true })
    expect(await plan(game.host, { do: 'set', ...seen(game.host, 1), weight: 2, seconds: 45 })).toMatchObject({
      ok: true,
    })

    await game.passUntil(second, (view) => 'run' in view && view.run[0]?.weight === 2)
    expect(orderOf(second.view as View).slice(0, 2)).toEqual([last, middle])
    expect(run(second)).toMatchObject([
      { weight: 2, limitMs: 45_000 },
      {},
      { question: expect.not.stringMatching(first) as string },
    ])
    await game.openQuestion()
    const room = await game.store.findRoom(game.room)
    expect((await game.store.question(room ?? '', 1))?.id).toBe(last)
    expect(game.ada.view).toMatchObject({ phase: 'question', limitMs: 45_000 })
  })

  test('between rounds: what was answered stays with its round, and totals with it', async () => {
    const game = await aGame({ length: 4, kinds: ['choice'] }, { pack: choices(5) })
    await game.openQuestion()
    await game.answer(game.ada, 0)
    await game.answer(game.ada, 1, { seq: 2 })
    await game.closeQuestion()
    await game.next()
    await game.next()
    const room = (await game.store.findRoom(game.room)) ?? ''
    const kept = async () => ({
      question: await game.store.question(room, 1),
      answers: await game.store.answers(room, 1),
      roster: await game.store.roster(room, 1, 'solo'),
      standings: await game.store.standings(room, 2),
      round: (await game.store.read(room))?.run[0],
    })
    const before = await kept()
    expect(before.answers).toHaveLength(1)

    await plan(game.host, { do: 'move', ...seen(game.host, 4), to: 2 })
    await plan(game.host, { do: 'remove', ...seen(game.host, 3) })
    await plan(game.host, { do: 'set', ...seen(game.host, 2), mode: 'shared', standings: true })
    await plan(game.host, { do: 'add', wish: {} })

    expect(await kept()).toEqual(before)
    const [, next] = run(game.host)
    await game.openQuestion()
    expect(game.ada.view).toMatchObject({ phase: 'question', round: 2, mode: 'shared', stage: 'team' })
    expect((await game.store.question(room, 2))?.id).toBe(next?.question)
  })

  test('not a round that is on or over, nor one that another host has put in its place', async () => {
    const game = await aGame({ length: 3 }, { pack: choices(4) })
    const second = await aHost(game.base, game)
    const stale = seen(second, 3)
    await game.openQuestion()
    expect(await plan(game.host, { do: 'set', ...seen(game.host, 1), weight: 2 })).toMatchObject({
      refusal: 'round:played',
      view: { round: 1 },
    })
    expect(await plan(game.host, { do: 'move', ...seen(game.host, 3), to: 1 })).toMatchObject({
      refusal: 'round:played',
    })
    await plan(game.host, { do: 'move', ...seen(game.host, 3), to: 2 })
    expect(await plan(second, { do: 'remove', ...stale })).toMatchObject({ refusal: 'version:stale' })
  })

  test('a repeated request changes nothing, an addition neither', async () => {
    const game = await aGame({ length: 2 }, { pack: choices(5) })
    for (let times = 0; times < 2; times++) {
      expect(await plan(game.host, { do: 'add', wish: {} }, 'once')).toMatchObject({ ok: true })
    }
    expect(run(game.host)).toHaveLength(3)
  })

  test('two hosts who add at the same moment get two questions', async () => {
    const game = await aGame({ length: 2 }, { pack: choices(5) })
    const second = await aHost(game.base, game)
    const added = await Promise.all([game.host, second].map((host) => plan(host, { do: 'add', wish: {} })))
    expect(added).toMatchObject([{ ok: true }, { ok: true }])
    const order = orderOf(await game.passUntil(second, (view) => orderOf(view).length === 4))
    expect(new Set(order).size).toBe(4)
  })

  test.each([
    ['an answer of the team to a poll', { kind: 'poll' }, { mode: 'two-stage' }, 'rules:own-way'],
    ['scratch for each alone', { kind: 'choice' }, { preset: 'scratch' }, 'rules:scratch-alone'],
    ['scratch without options', { kind: 'order' }, { preset: 'scratch', mode: 'relay' }, 'rules:scratch-kind'],
    ['everybody for themselves', { kind: 'choice' }, { mode: 'solo' }, 'rules:in-teams'],
  ])('[PT11] %s is refused with the reason', async (_, wish, change, refusal) => {
    const game = await aGame({ length: 1, kinds: ['choice'] }, { pack: bothKinds() })
    await plan(game.host, { do: 'add', wish })
    expect(await plan(game.host, { do: 'set', ...seen(game.host, 2), ...change })).toMatchObject({ refusal })
    expect(await plan(game.host, { do: 'add', wish: { ...wish, ...change } })).toMatchObject({ refusal })
  })

  test('standings and a break come where a round says so, by the auto-pilot', async () => {
    const game = await aGame({ length: 2, standingsEvery: 0 }, { pack: choices(3) })
    await plan(game.host, { do: 'set', ...seen(game.host, 1), standings: true, break: 90 })
    expect(run(game.host)[0]).toMatchObject({ standings: true, breakMs: 90_000 })
    await game.openQuestion()
    await hostDoes(game.host, 'autopilot', { on: true })
    await game.closeQuestion()
    await game.passUntil(game.ada, ({ phase }) => phase === 'standings')
    const rest = await game.passUntil(game.ada, ({ phase }) => phase === 'break')
    expect(rest).toMatchObject({ phase: 'break', until: rest.phaseAt + 90_000 })
    expect(game.host.view).toMatchObject({ next: 'reading' })
    const after = await game.passUntil(game.ada, ({ phase }) => phase === 'reading')
    expect(after).toMatchObject({ round: 2 })
  })
})

describe('a run of show as a host keeps it', () => {
  const rounds = [
    { kind: 'poll' },
    { question: 'first-choice', mode: 'relay', preset: 'scratch', standings: true, break: 300 },
    { question: 'first-order', seconds: 90, weight: 2 },
    {},
  ]

  test('makes the room, shows the draw, and is given back as YAML that makes the same run', async () => {
    const { base } = await startApp({ pack: bothKinds() })
    const asked = { title: 'Friday', packs: ['test-pack'], rules: { seed: 'friday' }, rounds }
    const drawn = (await (await send(base, '/api/draws', asked)).json()) as DrawPreview
    expect(drawn.questions).toMatchObject([
      { kind: 'poll', mode: 'mean' },
      { id: 'first-choice', mode: 'relay', preset: 'scratch', breakSeconds: 300 },
      { id: 'first-order', limitSeconds: 90 },
      {},
    ])
    const made = (await (await send(base, '/api/rooms', asked)).json()) as { room: string; hostKey: string }
    const host = await aHost(base, made)
    expect(host.view?.title).toBe('Friday')
    expect(orderOf(host.view as View)).toEqual(drawn.questions.map(({ id }) => id))

    const kept = await fetch(`${base}/api/rooms/${made.room}/show`, {
      headers: { authorization: `Bearer ${made.hostKey}` },
    })
    expect(kept.headers.get('content-type')).toMatch(/^text\/yaml/)
    const text = await kept.text()
    const read = await send(base, '/api/shows', text, 'text/yaml')
    expect(read.status).toBe(200)
    const again = (await (await send(base, '/api/rooms', await read.json())).json()) as typeof made
    const secondHost = await aHost(base, again)
    expect(secondHost.view).toMatchObject({ title: 'Friday', run: run(host) })
    const second = await fetch(`${base}/api/rooms/${again.room}/show`, {
      headers: { authorization: `Bearer ${again.hostKey}` },
    })
    expect(await second.text()).toBe(text)
  })

  test('is for those who host only', async () => {
    const { base } = await startApp()
    const made = await makeRoom(base)
    expect((await send(base, '/api/shows', 'packs: [test-pack]', 'text/yaml', 'wrong')).status).toBe(401)
    expect((await fetch(`${base}/api/rooms/${made.room}/show`)).status).toBe(401)
    expect((await fetch(`${base}/api/shows/test-pack/friday`)).status).toBe(401)
  })

  test('with mistakes is refused with line, place and words, in the language of the reader', async () => {
    const { base } = await startApp()
    const text = 'packs: [test-pack]\nrounds:\n  - question: nowhere\n  - preset: scratch'
    for (const [lang, words] of [
      ['en', /no such question/],
      ['hi-Latn', /aisa question nahi/],
    ] as const) {
      const response = await send(base, `/api/shows?lang=${lang}`, text, 'text/yaml')
      expect(response.status).toBe(422)
      expect(await response.json()).toMatchObject({
        refusal: 'show:invalid',
        problems: [
          { path: 'rounds.1', line: 3, message: expect.stringMatching(words) as string },
          { path: 'rounds.2', line: 4 },
        ],
      })
    }
  })

  test('of any size or shape breaks nothing', async () => {
    const { base, errors } = await startApp()
    expect((await send(base, '/api/shows', 'x'.repeat(70_000), 'text/yaml')).status).toBe(413)
    for (const text of ['', '[', '&a [*a, *a]', '- 1', 'packs: !!js/function x', '\u0000']) {
      expect((await send(base, '/api/shows', text, 'text/yaml')).status).toBe(422)
    }
    expect(errors).toEqual([])
  })

  test('names a round that cannot be played when a room is asked for', async () => {
    const { base } = await startApp()
    const asked = { packs: ['test-pack'], rounds: [{}, { question: 'nowhere' }] }
    for (const path of ['/api/rooms', '/api/draws']) {
      expect(await (await send(base, path, asked)).json()).toMatchObject({ refusal: 'question:unknown', round: 2 })
    }
    const both = { packs: ['test-pack'], rounds: [{ question: 'first-choice', kind: 'poll' }] }
    expect(await (await send(base, '/api/rooms', both)).json()).toMatchObject({ refusal: 'payload:invalid' })
  })

  test('beside a pack is listed by its title and given to who hosts', async () => {
    const show = { title: { en: 'Friday', 'hi-Latn': 'Shukravaar' }, packs: ['test-pack'], rules: {}, rounds: [{}] }
    const { base } = await startApp({ shows: [{ pack: 'test-pack', id: 'friday', show }] })
    expect(await (await fetch(`${base}/api/packs`)).json()).toMatchObject({
      packs: [{ id: 'test-pack', shows: [{ id: 'friday', title: show.title }] }],
    })
    const headers = { authorization: `Bearer ${START_KEY}` }
    expect(await (await fetch(`${base}/api/shows/test-pack/friday`, { headers })).json()).toEqual(show)
    const missing = await fetch(`${base}/api/shows/test-pack/monday`, { headers })
    expect(missing.status).toBe(404)
    expect(await missing.json()).toMatchObject({ refusal: 'show:unknown' })
  })
})
