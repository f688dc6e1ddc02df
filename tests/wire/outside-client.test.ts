import { expect, test } from 'vitest'
import { makeRoom, startApp } from '../support/app.ts'
import { aBot, hostDoes, requestId } from '../support/bots.ts'
import { aGame, answerTo } from '../support/games.ts'
import { choices, oneOfEachKind } from '../support/packs.ts'

/**
 * Clients that are not ours know the wire as it was written down, field by field. What comes beside that is free; what
 * is named here stays where it is.
 */

const number = expect.any(Number) as number
const text = expect.any(String) as string
const yesOrNo = expect.any(Boolean) as boolean
const listOf = (...items: readonly unknown[]) => expect.arrayContaining([...items]) as unknown

const always = { version: number, stamp: number, round: number, rounds: number, now: number, paused: yesOrNo }
const hosts = { run: listOf(), next: text, locked: yesOrNo, notices: listOf(), seats: { taken: number } }
const part = { text, lang: 'en' }
const receipt = { receivedAt: number, countedMs: number, creditMs: number, seq: 1 }
const standing = { points: number, rank: number, movement: number }

test('a room, from its making to its end, in the words of a client of somebody else', async () => {
  const game = await aGame({ length: 1, kinds: ['choice'], readingSeconds: 20 }, { pack: choices(2) })
  const { base, room, ada, host } = game
  expect(await (await fetch(`${base}/api/packs`)).json()).toMatchObject({ packs: [{ id: text, title: text }] })
  expect(await (await fetch(`${base}/api/rooms/${room}`)).json()).toMatchObject({
    title: text,
    phase: 'lobby',
    locked: false,
    langs: listOf('en', 'hi-Latn'),
    teams: [{ id: 't1', name: text, colour: text, shape: text, seats: 1, full: false }, {}],
  })

  const screen = await aBot(base)
  expect(await screen.send('screen:enter', { room })).toMatchObject({
    ok: true,
    view: { ...always, phase: 'lobby', pin: room, title: text, teams: [{ id: 't1' }, { id: 't2' }] },
  })
  expect(await host.send('host:enter', { room, hostKey: game.hostKey })).toMatchObject({
    ok: true,
    view: { ...always, ...hosts, phase: 'lobby' },
  })
  const cai = await aBot(base)
  const taken = await cai.send('seat:take', { room, name: 'Cai', request: requestId(), team: 't1' })
  expect(taken).toMatchObject({ ok: true, seat: { id: text, name: 'Cai' }, token: text, view: { phase: 'lobby' } })
  expect(await cai.send('seat:change', { name: 'Cay', request: requestId() })).toMatchObject({
    ok: true,
    seat: { name: 'Cay' },
    view: always,
  })
  expect(await ada.send('clock:probe', {})).toMatchObject({ ok: true, now: number })

  // The version that the next step expects comes with the reply, also where nobody listens for news.
  const step = async (command: string) => {
    await game.platform.advance(600)
    const before = host.view?.version ?? 0
    const done = (await hostDoes(host, command)) as { ok: boolean; view?: { version: number } }
    expect(done).toMatchObject({ ok: true })
    expect(done.view?.version).toBeGreaterThan(before)
    return done.view
  }
  expect(await step('start')).toMatchObject({ ...always, ...hosts, phase: 'reading', readUntil: number })
  expect(await ada.sees(({ phase }) => phase === 'reading')).toMatchObject({
    question: { kind: 'choice', prompt: [part], optionCount: number },
  })
  expect(await step('lock')).toMatchObject({ locked: true })
  expect(await step('skip')).toMatchObject({ phase: 'question', key: text })
  expect(await ada.sees(({ phase }) => phase === 'question')).toMatchObject({
    question: { kind: 'choice', prompt: [part], options: listOf({ id: text, text: part }) },
    opensAt: number,
    closesAt: number,
    limitMs: number,
  })
  await game.platform.advance(1000)
  expect(await ada.send('answer:submit', answerTo(ada))).toMatchObject({ ok: true, ...receipt })
  expect(await step('close')).toMatchObject(always)
  expect(await game.passUntil(ada, ({ phase }) => phase === 'closed')).toMatchObject({
    question: { kind: 'choice' },
    spread: {},
  })
  expect(await step('reveal')).toMatchObject({ phase: 'reveal', step: 'key', key: text })
  expect(await ada.gets('result')).toMatchObject({
    round: 1,
    points: number,
    total: number,
    rank: number,
    terms: listOf({ term: 'base', value: yesOrNo, points: number }),
    team: { points: number, rank: number },
  })
  expect(await step('reveal')).toMatchObject({ phase: 'reveal', step: 'why', why: part })
  expect(await ada.send('reveal:read', { round: 1 })).toMatchObject({
    ok: true,
    powerAnswer: text,
    whyNot: {},
    sources: listOf(),
    notes: listOf(),
  })
  const back = await aBot(base)
  expect(await back.send('seat:resume', { room, token: ada.token })).toMatchObject({
    ok: true,
    seat: { id: ada.seat.id, name: 'Ada', team: 't1', lang: 'en', timeFactor: 1 },
    view: { phase: 'reveal' },
    standing: { answer: text, seq: 1, receipt },
    result: { round: 1 },
    total: number,
    rank: number,
  })
  expect(await step('end')).toMatchObject({ phase: 'finished', standings: [standing, standing] })
  expect(await host.gets('tally')).toMatchObject({ answered: number, present: number, byTeam: {}, byOption: {} })
  expect(await host.gets('roster')).toMatchObject({ seats: listOf() })
})

test('what a question of each kind gives to answer with', async () => {
  const options = listOf({ id: text, text: part })
  const asked: Readonly<Record<string, object>> = {
    choice: { options },
    several: { options },
    'true-false': { options },
    order: { options },
    number: { unit: part, min: 10, max: 200, step: 1 },
  }
  for (const [kind, face] of Object.entries(asked)) {
    const game = await aGame({ length: 1, kinds: [kind] }, { pack: oneOfEachKind() })
    await game.openQuestion()
    expect(game.ada.view).toMatchObject({ question: { kind, prompt: [part], ...face } })
    expect(await game.answer(game.ada)).toMatchObject({ ok: true, ...receipt })
  }
})

test('what a team that decides is told', async () => {
  const game = await aGame({ length: 1, mode: 'relay' }, { pack: choices(2) })
  await game.openQuestion()
  await game.answer(game.ada, 0, { stage: 'team' })
  await game.passUntil(game.ada, () => game.ada.packets.some(({ name, said }) => name === 'team' && isStanding(said)))
  expect(await game.ada.gets('team', isStanding)).toMatchObject({
    round: 1,
    members: [{ name: 'Ada', present: true, pick: text }],
    spokesperson: 'Ada',
    standing: text,
  })
})

const isStanding = (said: unknown) => (said as { standing?: unknown }).standing !== undefined

test('a room is made with the rules that were written down', async () => {
  const { base, store } = await startApp()
  const rules = { preset: 'classic', mode: 'solo', limitSeconds: 30, length: 1, readingSeconds: 5, earlyClose: false }
  const made = await makeRoom(base, { ...rules, standingsEvery: 0, autopilot: true })
  expect(made).toMatchObject({ room: expect.stringMatching(/^\d{6,}$/) as string, hostKey: text })
  const room = await store.read((await store.findRoom(made.room)) ?? '')
  expect(room?.rules).toMatchObject({ ...rules, standingsEvery: 0 })
  expect(room).toMatchObject({ autopilot: true, run: [{ preset: 'classic', mode: 'solo', limitMs: 30_000 }] })
})
