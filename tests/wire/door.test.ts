import type { DoorRules } from '@jawab/shared/protocol/rules'
import type { SecondCode, RosterSeat } from '@jawab/shared/protocol/to-client'
import type { HostView } from '@jawab/shared/protocol/views'
import { describe, expect, test } from 'vitest'
import { makeRoom, startApp, testConfig, type AppSettings } from '../support/app.ts'
import { aBot, aHost, hostDoes, requestId, type Bot } from '../support/bots.ts'
import { aGame, answerTo } from '../support/games.ts'

/** A game with Ada and Bo inside, whose host then turns switches at the door. */
async function aGameBehind(door: Partial<DoorRules>, settings: Omit<AppSettings, 'platform'> = {}) {
  const game = await aGame({}, settings)
  await hostDoes(game.host, 'door', door)
  await game.platform.advance(100)

  const join = async (name: string, change: object = {}) => {
    const bot = await aBot(game.base)
    const asked = { room: game.room, name, request: requestId(), ...change }
    return Object.assign(bot, { asked, reply: await bot.ask('seat:take', asked) })
  }
  return { ...game, join }
}

const codesOf = ({ packets }: Bot) =>
  packets.flatMap(({ name, said }) => (name === 'code' ? [(said as { code?: SecondCode }).code] : []))

const codeOn = (bot: Bot) => codesOf(bot).at(-1)?.digits ?? 'none'
const rosterOf = ({ packets }: Bot) =>
  packets.flatMap(({ name, said }) => (name === 'roster' ? (said as { seats: RosterSeat[] }).seats : []))

type Joined = { readonly reply: { readonly ok: boolean; readonly seat?: { readonly id: string } } }

const seatOf = ({ reply }: Joined) => reply.seat?.id ?? 'no seat'

/** Four digits that are none of the codes so far. */
const wrongOn = (bot: Bot) =>
  ['0000', '1111', '2222', '3333', '4444'].find((code) => codesOf(bot).every((one) => one?.digits !== code)) ?? ''

/** A big screen, as its link from the console opens it or as the PIN alone does. */
async function aScreen({ base, room, host }: { base: string; room: string; host: Bot }, isFromConsole: boolean) {
  const screen = await aBot(base)
  const { screenCode } = host.view as HostView
  await screen.ask('screen:enter', { room, ...(isFromConsole ? { code: screenCode } : {}) })
  return screen
}

describe('[RM4] the second code', () => {
  test('is on consoles and on screens opened from one, changes every 10 s, and lets people in', async () => {
    const game = await aGameBehind({ secondCode: true })
    const screen = await aScreen(game, true)
    await game.platform.advance(25_000)

    const shown = codesOf(screen)
    expect(shown).toHaveLength(3)
    expect(codesOf(game.host).slice(-2)).toEqual(shown.slice(-2))
    expect(shown.map((code) => code && code.until % 10_000)).toEqual([0, 0, 0])
    expect((await game.join('Cai', { secondCode: codeOn(screen) })).reply).toMatchObject({ ok: true })
  })

  test('is asked for, must be right, and is taken for 20 s after it has gone', async () => {
    const game = await aGameBehind({ secondCode: true })
    const first = codeOn(game.host)
    expect((await game.join('Cai')).reply).toMatchObject({ refusal: 'seat:code-needed' })
    expect((await game.join('Cai', { secondCode: wrongOn(game.host) })).reply).toMatchObject({
      refusal: 'seat:code-wrong',
    })
    await game.platform.advance(20_000)
    expect(first).not.toBe(codeOn(game.host))
    expect((await game.join('Cai', { secondCode: first })).reply).toMatchObject({ ok: true })
    await game.platform.advance(10_000)
    expect((await game.join('Di', { secondCode: first })).reply).toMatchObject({ refusal: 'seat:code-wrong' })
  })

  test('is asked of those too who come by the link, but not of those who come back', async () => {
    const game = await aGameBehind({ secondCode: true })
    expect((await game.join('Cai', { code: game.code })).reply).toMatchObject({ refusal: 'seat:code-needed' })
    expect((await game.join('Cai', { code: (game.host.view as HostView).screenCode })).reply).toMatchObject({
      refusal: 'seat:code-needed',
    })
    const back = await (await aBot(game.base)).send('seat:resume', { room: game.room, token: game.ada.token })
    expect(back).toMatchObject({ ok: true })
  })

  test('a request that took a seat is answered again when its code has long gone', async () => {
    const game = await aGameBehind({ secondCode: true })
    const cai = await game.join('Cai', { secondCode: codeOn(game.host) })
    await game.platform.advance(50_000)
    const again = await (await aBot(game.base)).send('seat:take', cai.asked)
    expect(again).toMatchObject({ ok: true, seat: { name: 'Cai' } })
  })

  test('a locked room says that it is locked, not that a code is missing', async () => {
    const game = await aGameBehind({ secondCode: true })
    await hostDoes(game.host, 'lock')
    expect((await game.join('Cai')).reply).toMatchObject({ refusal: 'room:locked' })
  })

  test('goes when the host switches it off', async () => {
    const game = await aGameBehind({ secondCode: true })
    await hostDoes(game.host, 'door', { secondCode: false })
    await game.platform.advance(100)
    expect(codesOf(game.host).at(-1)).toBeUndefined()
    expect((await game.join('Cai')).reply).toMatchObject({ ok: true })
  })

  test('never reaches players, nor a screen that whoever has the PIN can open', async () => {
    const game = await aGameBehind({ secondCode: true })
    const screen = await aScreen(game, false)
    const door = await (await fetch(`${game.base}/api/rooms/${game.room}`)).text()
    await game.openQuestion()
    await game.answer(game.ada)
    const cai = await game.join('Cai', { secondCode: codeOn(game.host) })
    await game.join('Di', { secondCode: wrongOn(game.host) })
    await game.closeQuestion()
    await game.platform.advance(25_000)
    const devices = [game.ada, game.bo, cai, screen]
    await Promise.all(devices.map((device) => device.send('clock:probe', {})))

    const codes = codesOf(game.host).flatMap((code) => (code ? [code.digits] : []))
    const secret = (await game.store.read((await game.store.findRoom(game.room)) ?? ''))?.codeSecret ?? ''
    const { screenCode } = game.host.view as HostView
    expect(new Set(codes).size).toBeGreaterThan(2)
    expect(secret.length).toBeGreaterThan(20)
    for (const said of [door, ...devices.map(({ packets }) => JSON.stringify(packets))]) {
      for (const code of codes) expect(said).not.toContain(`"${code}"`)
      expect(said).not.toContain(secret)
      expect(said).not.toContain(screenCode)
      expect(said).not.toContain('"digits"')
    }
    expect(JSON.stringify(game.host.packets)).not.toContain(secret)
  })

  test('is not to be guessed: after so many wrong ones even the right one waits, elsewhere it does not', async () => {
    const limits = { ...testConfig.limits, wrongCodes: 3, wrongCodesPerRoom: 5 }
    const { base } = await startApp({ config: { limits, proxies: 1 } })
    const made = await makeRoom(base, { secondCode: true })
    const host = await aHost(base, made)
    await host.gets('code')
    const guess = async (address: string, secondCode: string) => {
      const bot = await aBot(base, { 'x-forwarded-for': address })
      const reply = await bot.send('seat:take', { room: made.room, name: address, request: requestId(), secondCode })
      return reply.refusal
    }

    const wrong = wrongOn(host)
    const guessed = await Promise.all(Array.from({ length: 6 }, () => guess('192.0.2.1', wrong)))
    expect(guessed.filter((refusal) => refusal === 'seat:code-wrong')).toHaveLength(3)
    expect(await guess('192.0.2.1', codeOn(host))).toBe('seat:code-limited')
    expect(await guess('192.0.2.2', codeOn(host))).toBeUndefined()
    // The right one gave back one wrong guess of the room's, so that three are left.
    for (const address of ['192.0.2.3', '192.0.2.4', '192.0.2.5']) {
      expect(await guess(address, wrong)).toBe('seat:code-wrong')
    }
    expect(await guess('192.0.2.6', wrong)).toBe('seat:code-limited')
  })
})

describe('[RM4] joining by approval', () => {
  test('a newcomer waits, known to the host and to nobody else', async () => {
    const game = await aGameBehind({ approve: true })
    const cai = await game.join('Cai', { team: 't1' })
    await game.platform.advance(3000)

    expect(cai.reply).toMatchObject({ ok: true, seat: { name: 'Cai', team: 't1', waiting: true } })
    expect(cai.reply).not.toHaveProperty('view')
    expect(rosterOf(game.host).at(-1)).toMatchObject({ name: 'Cai', waiting: true, present: true })
    expect(game.host.view).toMatchObject({ people: 2, seats: { taken: 2 }, teams: [{ seats: 1 }, { seats: 1 }] })
    expect(JSON.stringify(game.ada.packets)).not.toContain('Cai')
    const outside = (await (await fetch(`${game.base}/api/rooms/${game.room}`)).json()) as { teams: object[] }
    expect(outside.teams).toMatchObject([{ seats: 1 }, { seats: 1 }])
  })

  test('who waits sees nothing of a question, and can neither answer nor read nor take another name', async () => {
    const game = await aGameBehind({ approve: true })
    const cai = await game.join('Cai', { team: 't1' })
    await game.openQuestion()
    const asked = answerTo(game.ada)
    expect(await cai.send('answer:submit', asked)).toMatchObject({ refusal: 'seat:waiting' })
    expect(await cai.send('answer:submit', { ...asked, answer: 'no such option' })).toMatchObject({
      refusal: 'seat:waiting',
    })
    await game.answer(game.ada)
    await game.answer(game.bo, 1)
    await game.closeQuestion()
    await game.next()
    await game.next()
    await game.passUntil(game.ada, (view) => view.phase === 'reveal' && view.step === 'why')

    expect(await cai.send('reveal:read', { round: 1 })).toMatchObject({ refusal: 'seat:waiting' })
    expect(await cai.send('seat:change', { name: 'Di', request: requestId() })).toMatchObject({
      refusal: 'seat:waiting',
    })
    const spoken = await cai.send('seat:change', { lang: 'hi-Latn', request: requestId() })
    expect(spoken).toMatchObject({ ok: true, seat: { lang: 'hi-Latn', waiting: true } })
    expect(spoken).not.toHaveProperty('view')
    const heard = cai.packets.filter(({ name }) => ['view', 'tally', 'team', 'result', 'roster', 'code'].includes(name))
    expect(heard).toEqual([])
    expect(JSON.stringify(cai.packets)).not.toContain('"question"')
  })

  test('[RD5] a round closes early without those who wait, and its roster has them not', async () => {
    const game = await aGameBehind({ approve: true })
    await game.join('Cai', { team: 't1' })
    await game.openQuestion()
    await game.platform.advance(15_000)
    for (const bot of [game.ada, game.bo]) expect(await game.answer(bot)).toMatchObject({ ok: true })
    // Two seconds to stand, up to one until the next count, and the window's own end; with time for each step to be served.
    for (let passed = 0; passed < 4000; passed += 250) {
      await game.platform.advance(250)
      await game.ada.send('clock:probe', {})
    }

    const id = (await game.store.findRoom(game.room)) ?? ''
    expect((await game.store.read(id))?.phase.name).toBe('closed')
    expect((await game.store.roster(id, 1, 'solo')).map(({ seat }) => seat)).toEqual([
      game.ada.seat.id,
      game.bo.seat.id,
    ])
  })

  test('[ST3] who is let in while a question is open sees it, answers it, and is scored', async () => {
    const game = await aGameBehind({ approve: true })
    const cai = await game.join('Cai', { team: 't1' })
    await game.openQuestion()
    const seat = seatOf(cai)
    expect(await hostDoes(game.host, 'admit', { seat })).toMatchObject({ ok: true })
    await game.passUntil(cai, ({ phase }) => phase === 'question')

    expect(await cai.gets('seat')).not.toHaveProperty('waiting')
    expect(await game.answer(cai)).toMatchObject({ ok: true })
    await game.closeQuestion()
    await game.next()
    await game.passUntil(cai, ({ phase }) => phase === 'reveal')
    expect(await cai.gets('result')).toMatchObject({ round: 1, people: 3 })
    expect((game.host.view as HostView).notices[0]).toMatchObject({ about: 'let-in', detail: 'Cai' })
  })

  test('who is let in while nothing happens is shown where the game stands', async () => {
    const game = await aGameBehind({ approve: true })
    await game.next()
    await game.passUntil(game.ada, ({ phase }) => phase === 'reading')
    await game.next('pause')
    const cai = await game.join('Cai')
    await hostDoes(game.host, 'admit', { seat: seatOf(cai) })
    await game.passUntil(cai, ({ phase, paused }) => phase === 'reading' && paused)
  })

  test('all are let in at once, into teams of even size, and once only', async () => {
    const game = await aGameBehind({ approve: true })
    const crowd = await Promise.all(['Cai', 'Di', 'Ed', 'Flo'].map((name) => game.join(name)))
    const asked = { command: 'admit', request: requestId() }
    expect(await game.host.send('host:do', asked)).toMatchObject({ ok: true })
    await game.platform.advance(3000)
    expect(await game.host.send('host:do', asked)).toMatchObject({ ok: true })

    for (const bot of crowd) expect(bot.view).toMatchObject({ phase: 'lobby' })
    expect(game.host.view).toMatchObject({ people: 6, teams: [{ seats: 3 }, { seats: 3 }] })
    const { notices } = game.host.view as HostView
    expect(notices.filter(({ about }) => about === 'all-let-in')).toMatchObject([{ detail: '4' }])
  })

  test('switching approval off lets in who still waits', async () => {
    const game = await aGameBehind({ approve: true })
    const cai = await game.join('Cai')
    await hostDoes(game.host, 'door', { approve: false })
    await game.passUntil(cai, ({ phase }) => phase === 'lobby')
    expect((await game.join('Di')).reply).toMatchObject({ ok: true, view: { phase: 'lobby' } })
  })

  test('who is turned away is told so kindly, also when coming back, and may ask again', async () => {
    const game = await aGameBehind({ approve: true })
    const cai = await game.join('Cai')
    const seat = seatOf(cai)
    expect(await hostDoes(game.host, 'kick', { seat })).toMatchObject({ ok: true })
    await game.platform.advance(2500)

    expect(await cai.gets('bye')).toMatchObject({ refusal: 'seat:turned-away' })
    expect((game.host.view as HostView).notices[0]).toMatchObject({ about: 'turned-away', detail: 'Cai' })
    const token = cai.reply.ok ? cai.reply.token : ''
    const back = await (await aBot(game.base)).send('seat:resume', { room: game.room, token })
    expect(back).toMatchObject({ refusal: 'seat:turned-away' })
    expect((await game.join('Cai')).reply).toMatchObject({ ok: true, seat: { waiting: true } })
    // Nobody is let in who was turned away meanwhile.
    expect(await hostDoes(game.host, 'admit', { seat })).toMatchObject({ ok: true })
    expect(game.host.view).toMatchObject({ seats: { taken: 2 } })
  })

  test('a reload goes on waiting, and is shown nothing either', async () => {
    const game = await aGameBehind({ approve: true })
    const cai = await game.join('Cai')
    const back = await aBot(game.base)
    const reply = await back.send('seat:resume', { room: game.room, token: cai.reply.ok ? cai.reply.token : '' })
    await game.openQuestion()

    expect(reply).toMatchObject({ ok: true, seat: { name: 'Cai', waiting: true } })
    expect(back.view).toBeUndefined()
    expect(await cai.gets('bye')).toMatchObject({ refusal: 'seat:replaced' })
  })
})

describe('[ST1] friendly names', () => {
  test('a rude name is refused with another one that works, until the host wants no more of it', async () => {
    const game = await aGameBehind({ cleanNames: true })
    const { reply } = await game.join('C.h.u.t.i.y.a')
    if (reply.ok) throw new Error('A rude name came in')
    expect(reply.refusal).toBe('seat:name-rude')
    expect((await game.join(reply.proposal ?? '')).reply).toMatchObject({ ok: true, seat: { name: reply.proposal } })
    await hostDoes(game.host, 'door', { cleanNames: false })
    expect((await game.join('Chutiya')).reply).toMatchObject({ ok: true })
  })

  test('nobody takes one later, but the host may call people anything', async () => {
    const game = await aGameBehind({ cleanNames: true })
    const change = await game.ada.send('seat:change', { name: 'Dickhead', request: requestId() })
    expect(change).toMatchObject({ refusal: 'seat:name-rude', proposal: expect.stringMatching(/\w/) as string })
    expect(await hostDoes(game.host, 'rename', { seat: game.ada.seat.id, name: 'Lund' })).toMatchObject({ ok: true })
  })
})

test('[RM4] [ST1] [ST5] a room can be made with its door as the host wants it', async () => {
  const { base } = await startApp()
  const open = { secondCode: false, approve: false, cleanNames: false, namesOnWall: true }
  const shut = { secondCode: true, approve: true, cleanNames: true, namesOnWall: false }
  expect((await aHost(base, await makeRoom(base))).view).toMatchObject({ door: open })
  expect((await aHost(base, await makeRoom(base, shut))).view).toMatchObject({ door: shut })
})
