import { seconds } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import { makeRoom, START_KEY, startApp, testConfig, type StartedApp } from '../support/app.ts'
import { aBot, aHost, hostDoes, requestId, type Bot } from '../support/bots.ts'
import { aGame } from '../support/games.ts'
import { fakePlatform } from '../support/platform.ts'
import { openEmbeddedStore } from '../../server/src/stores/embedded/open.ts'
import { aFolder } from '../support/folders.ts'

/** A room with its laptop. */
async function aDesk() {
  const platform = fakePlatform()
  const started = await startApp({ platform })
  const made = await makeRoom(started.base)
  const laptop = await aHost(started.base, made)
  return { ...started, ...made, platform, laptop, stored: () => storedRoom(started, made.room) }
}

const storedRoom = async ({ store }: StartedApp, pin: string) => store.read((await store.findRoom(pin)) ?? '')

async function codeOf(host: Bot): Promise<string> {
  const invited = await host.ask('host:invite', {})
  if (!invited.ok) throw new Error(invited.refusal)
  return invited.code
}

async function pair(base: string, room: string, code: string, request: string = requestId()) {
  const bot = await aBot(base)
  return { bot, reply: await bot.ask('host:pair', { room, code, request }) }
}

/** A phone that steers, with the key it was given. */
async function aRemote(base: string, room: string, laptop: Bot) {
  const { bot, reply } = await pair(base, room, await codeOf(laptop))
  if (!reply.ok) throw new Error(reply.refusal)
  return { bot, hostKey: reply.hostKey }
}

describe('[RM2] a remote is paired by a code', () => {
  test('gets a key of its own, steers, and comes back with its key', async () => {
    const { base, room, hostKey, laptop, stored } = await aDesk()
    const remote = await aRemote(base, room, laptop)
    expect(remote.hostKey).not.toBe(hostKey)
    expect(remote.bot.view).toMatchObject({ phase: 'lobby', hostKeys: 2 })
    expect(await hostDoes(remote.bot, 'lock')).toMatchObject({ ok: true, view: { locked: true } })
    expect(await (await aHost(base, { room, hostKey: remote.hostKey })).send('host:invite')).toMatchObject({ ok: true })
    expect((await stored())?.notices.map(({ about }) => about)).toEqual(['locked', 'host-added'])
  })

  test('the code works once; a repeated request gets the same key again', async () => {
    const { base, room, laptop } = await aDesk()
    const [code, request] = [await codeOf(laptop), requestId()]
    const first = await pair(base, room, code, request)
    expect(await pair(base, room, code)).toMatchObject({ reply: { refusal: 'host:code' } })
    const repeated = await pair(base, room, code, request)
    expect(first.reply.ok && repeated.reply.ok && repeated.reply.hostKey === first.reply.hostKey).toBe(true)
  })

  test('the code is taken however it was typed', async () => {
    const { base, room, laptop } = await aDesk()
    const code = await codeOf(laptop)
    const typed = `${code.slice(0, 4)}-${code.slice(4)} `.toLowerCase()
    expect((await pair(base, room, typed)).reply.ok).toBe(true)
  })

  test('for a minute, by the clock of the server', async () => {
    const { base, room, laptop, platform, store } = await aDesk()
    const invited = await laptop.ask('host:invite', {})
    if (!invited.ok) throw new Error(invited.refusal)
    expect(invited.expiresAt - store.now()).toBe(seconds(60))
    await platform.advance(seconds(60) + 1)
    expect((await pair(base, room, invited.code)).reply).toMatchObject({ refusal: 'host:code' })
  })

  test('until another is drawn, or until it is withdrawn', async () => {
    const { base, room, laptop } = await aDesk()
    const first = await codeOf(laptop)
    const second = await codeOf(laptop)
    expect((await pair(base, room, first)).reply).toMatchObject({ refusal: 'host:code' })
    await hostDoes(laptop, 'withdraw')
    expect((await pair(base, room, second)).reply).toMatchObject({ refusal: 'host:code' })
  })

  test('code and keys stand in no view, and only as hashes in the store', async () => {
    const game = await aGame()
    const screen = await aBot(game.base)
    await screen.ask('screen:enter', { room: game.room })
    const code = await codeOf(game.host)
    const { bot, reply } = await pair(game.base, game.room, code)
    if (!reply.ok) throw new Error(reply.refusal)
    await game.passUntil(game.host, (view) => 'hostKeys' in view && view.hostKeys === 2)

    const others = [game.ada, game.bo, screen].flatMap(({ packets }) => packets)
    const views = [game.host, bot].flatMap(({ packets }) => packets).filter(({ name }) => name !== 'reply host:invite')
    const seen = JSON.stringify([others, views.map(({ said }) => ({ ...(said as object), hostKey: undefined }))])
    const room = JSON.stringify(await storedRoom(game, game.room))
    for (const secret of [code, reply.hostKey, game.hostKey]) {
      expect(seen).not.toContain(secret)
      expect(room).not.toContain(secret)
    }
    expect(JSON.stringify(others)).not.toContain('hostKeys')
  })

  test('any node takes the code', async () => {
    const platform = fakePlatform()
    const store = openEmbeddedStore({ folder: aFolder(), platform })
    const [here, there] = [await startApp({ platform, store }), await startApp({ platform, store })]
    const made = await makeRoom(here.base)
    const laptop = await aHost(here.base, made)
    expect((await pair(there.base, made.room, await codeOf(laptop))).reply.ok).toBe(true)
  })
})

describe('[RM4] wrong codes', () => {
  test('are five a minute, with wrong keys, however many come at once; then no code is taken from there', async () => {
    const { base, room, hostKey, laptop } = await aDesk()
    const guesses = ['AAAA AAAA', 'x', '2222', 'K7PQ 4MXW', '--------', 'ZZZZZZZZ', 'YYYYYYYY']
    const bots = await Promise.all(guesses.map(async (code) => ({ code, bot: await aBot(base) })))
    const refused = await Promise.all(
      bots.map(({ code, bot }) => bot.send('host:pair', { room, code, request: requestId() })),
    )
    expect(refused.filter(({ refusal }) => refusal === 'host:code')).toHaveLength(5)
    expect(refused.filter(({ refusal }) => refusal === 'rate:limited')).toHaveLength(2)
    expect((await pair(base, room, await codeOf(laptop))).reply).toMatchObject({ refusal: 'rate:limited' })
    const wrongKey = { room, hostKey: 'wrong' }
    expect(await (await aBot(base)).send('host:enter', wrongKey)).toMatchObject({ refusal: 'rate:limited' })
    // A key is long enough to be no guess.
    expect(await (await aBot(base)).send('host:enter', { room, hostKey })).toMatchObject({ ok: true })
  })

  test('a right one costs nothing', async () => {
    const { base, room, laptop } = await aDesk()
    for (let remotes = 0; remotes < testConfig.limits.wrongKeys + 2; remotes++) {
      expect((await pair(base, room, await codeOf(laptop))).reply.ok).toBe(true)
    }
  })
})

describe('[RM2] a host ends all other host devices', () => {
  test('they are told so, cannot come back, and their link opens nothing', async () => {
    const { base, room, hostKey, laptop, platform } = await aDesk()
    const remote = await aRemote(base, room, laptop)
    expect(await hostDoes(remote.bot, 'end-hosts')).toMatchObject({ ok: true, view: { hostKeys: 1 } })
    await platform.advance(100)
    expect(await laptop.gets('bye')).toMatchObject({ refusal: 'host:ended' })
    await laptop.gone()

    const back = await aBot(base)
    expect(await back.send('host:enter', { room, hostKey })).toMatchObject({ refusal: 'host:key' })
    const report = await fetch(`${base}/api/rooms/${room}/report`, { headers: { authorization: `Bearer ${hostKey}` } })
    expect(report.status).toBe(401)
    expect(await back.send('host:enter', { room, hostKey: remote.hostKey })).toMatchObject({ ok: true })
    expect(await hostDoes(remote.bot, 'lock')).toMatchObject({ ok: true })
  })

  test('also those that came with the same link, once it has a key that they do not know', async () => {
    const { base, room, hostKey, laptop, platform } = await aDesk()
    const sameLink = await aHost(base, { room, hostKey })
    const request = requestId()
    const renewed = await laptop.ask('host:renew', { request })
    if (!renewed.ok) throw new Error(renewed.refusal)
    expect(await laptop.ask('host:renew', { request })).toEqual(renewed)
    await hostDoes(laptop, 'end-hosts')
    await platform.advance(seconds(3))
    expect(await sameLink.gets('bye')).toMatchObject({ refusal: 'host:ended' })
    expect(laptop.socket.connected).toBe(true)
    const back = await aBot(base)
    expect(await back.send('host:enter', { room, hostKey })).toMatchObject({ refusal: 'host:key' })
    expect(await back.send('host:enter', { room, hostKey: renewed.hostKey })).toMatchObject({ ok: true })
  })

  test('players and screens stay', async () => {
    const game = await aGame()
    const screen = await aBot(game.base)
    await screen.ask('screen:enter', { room: game.room })
    await hostDoes(game.host, 'end-hosts')
    await game.platform.advance(seconds(3))
    for (const bot of [game.ada, game.bo, screen, game.host]) expect(bot.socket.connected).toBe(true)
  })

  test('on a node that heard nothing of it, at the next pulse', async () => {
    const platform = fakePlatform()
    const store = openEmbeddedStore({ folder: aFolder(), platform })
    const here = await startApp({ platform, store })
    const deaf = await startApp({ platform, store: { ...store, onHint: () => () => {} } })
    const made = await makeRoom(here.base)
    const laptop = await aHost(here.base, made)
    const elsewhere = await aRemote(deaf.base, made.room, laptop)
    await hostDoes(laptop, 'end-hosts')
    await platform.advance(seconds(2.1))
    expect(await elsewhere.bot.gets('bye')).toMatchObject({ refusal: 'host:ended' })
  })

  test('before that pulse a device that was ended steers nothing', async () => {
    const platform = fakePlatform()
    const store = openEmbeddedStore({ folder: aFolder(), platform })
    const here = await startApp({ platform, store })
    const deaf = await startApp({ platform, store: { ...store, onHint: () => () => {} } })
    const made = await makeRoom(here.base)
    const laptop = await aHost(here.base, made)
    const elsewhere = await aRemote(deaf.base, made.room, laptop)
    await hostDoes(laptop, 'end-hosts')
    expect(await elsewhere.bot.send('host:invite', {})).toMatchObject({ refusal: 'host:ended' })
    elsewhere.bot.socket.emit('host:do', { command: 'lock', request: requestId() }, () => {})
    expect(await elsewhere.bot.gets('bye')).toMatchObject({ refusal: 'host:ended' })
    expect(await storedRoom(here, made.room)).toMatchObject({ locked: false })
  })
})

describe('[RM2] a lost host key', () => {
  const askForKey = (base: string, room: string, key?: string) =>
    fetch(`${base}/api/rooms/${room}/keys`, {
      method: 'POST',
      ...(key === undefined ? {} : { headers: { authorization: `Bearer ${key}` } }),
    })

  test('is replaced for whoever holds the start key, and the console opens in the middle of a game', async () => {
    const game = await aGame()
    await game.openQuestion()
    game.host.socket.disconnect()
    const response = await askForKey(game.base, game.room, START_KEY)
    expect(response.status).toBe(201)
    const { hostKey } = (await response.json()) as { hostKey: string }
    const back = await aHost(game.base, { room: game.room, hostKey })
    expect(back.view).toMatchObject({ phase: 'question', round: 1 })
  })

  test('but for nobody else', async () => {
    const { base, room } = await aDesk()
    for (const key of [undefined, 'wrong']) {
      const response = await askForKey(base, room, key)
      expect([response.status, await response.json()]).toMatchObject([401, { refusal: 'host:key' }])
    }
    expect((await askForKey(base, '000001', START_KEY)).status).toBe(404)
  })
})

test('[RM2] with every host tab closed nothing is lost: each step can be taken by a device that has just come', async () => {
  const game = await aGame({ kinds: ['choice'], length: 2, standingsEvery: 1, readingSeconds: 5 })
  game.host.socket.disconnect()
  const seen: (string | undefined)[] = []
  for (const command of ['start', 'skip', 'close', 'next', 'next', 'next', 'end', 'again']) {
    await game.platform.advance(seconds(2))
    const host = await aHost(game.base, game)
    seen.push(host.view?.phase)
    expect(await hostDoes(host, command)).toMatchObject({ ok: true })
    host.socket.disconnect()
    await host.gone()
  }
  expect(seen).toEqual(['lobby', 'reading', 'question', 'closed', 'reveal', 'reveal', 'standings', 'finished'])
})
