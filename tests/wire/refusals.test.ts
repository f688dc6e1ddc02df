import { describe, expect, test } from 'vitest'
import { handlers } from '../../server/src/gateway/handlers.ts'
import { aBot, aPhone, hostDoes, requestId, type Bot } from '../support/bots.ts'
import { aGame, answerTo } from '../support/games.ts'

type Game = Awaited<ReturnType<typeof aGame>>

/** A payload of each command that would be carried out by the right sender at the right time. */
const valid = (game: Game): Record<keyof typeof handlers, object> => ({
  'host:enter': { room: game.room, hostKey: game.hostKey },
  'host:do': { command: 'lock', request: requestId() },
  'host:invite': {},
  'host:pair': { room: game.room, code: 'ABCD EFGH', request: requestId() },
  'host:renew': { request: requestId() },
  'screen:enter': { room: game.room },
  'seat:take': { room: game.room, name: 'Cai', request: requestId() },
  'seat:resume': { room: game.room, token: game.ada.token },
  'seat:change': { lang: 'hi-Latn', request: requestId() },
  'answer:submit': { round: 1, stage: 'solo', answer: 'x', seq: 1, request: requestId() },
  'team:lock': { round: 1, request: requestId() },
  'answer:uncover': { round: 1, option: 'x', seq: 1 },
  'mark:submit': { round: 1, team: 't1', points: ['x'], seq: 1, request: requestId() },
  'reveal:read': { round: 1 },
  'round:read': { round: 1 },
  'clock:probe': {},
})
const commands = Object.keys(handlers) as (keyof typeof handlers)[]
const withFields = commands.filter((command) => command !== 'clock:probe' && command !== 'host:invite')

/** The connection still works, and nothing broke on the server. */
async function livesOn(bot: Bot, { errors, base }: Game) {
  expect(await bot.send('clock:probe', {})).toMatchObject({ ok: true })
  expect(errors).toEqual([])
  expect(await (await fetch(`${base}/metrics`)).text()).not.toMatch(/^jawab_faults_total\{/m)
}

const deep = (depth: number): unknown => (depth === 0 ? 1 : { deeper: deep(depth - 1) })

const malformed: readonly (readonly [string, unknown])[] = [
  ['nothing', undefined],
  ['null', null],
  ['a number', 7],
  ['a text', 'room'],
  ['a list', [1, 2, 3]],
  ['an empty object', {}],
  ['something deep', deep(12)],
  ['a prototype', JSON.parse('{"__proto__": {"room": "123456"}, "constructor": 1}')],
]

describe('a message in no fit form is refused, and the connection lives', () => {
  test.each(withFields)('%s', async (command) => {
    const game = await aGame()
    for (const [, payload] of malformed) {
      expect(await game.ada.send(command, payload)).toMatchObject({ ok: false, refusal: 'payload:invalid' })
    }
    for (const field of Object.keys(valid(game)[command])) {
      const wrong = { ...valid(game)[command], [field]: { wrong: true } }
      expect(await game.ada.send(command, wrong)).toMatchObject({ ok: false, refusal: 'payload:invalid' })
    }
    await livesOn(game.ada, game)
  })

  test.each(commands)('%s, too large', async (command) => {
    const game = await aGame()
    const padded = { ...valid(game)[command], padding: 'x'.repeat(5000) }
    expect(await game.ada.send(command, padded)).toMatchObject({ ok: false, refusal: 'payload:too-large' })
    await livesOn(game.ada, game)
  })

  test('binary, unknown names, names of prototypes, and no way to reply', async () => {
    const game = await aGame()
    expect(await game.ada.send('seat:change', Buffer.alloc(100))).toMatchObject({ refusal: 'payload:invalid' })
    for (const name of ['host:dance', '__proto__', 'constructor', 'toString', '']) {
      expect(await game.ada.send(name, {})).toMatchObject({ refusal: 'payload:invalid' })
    }
    game.ada.socket.emit('host:do', { command: 'end' })
    game.ada.socket.emit('answer:submit')
    await livesOn(game.ada, game)
  })

  test('a frame beyond any command ends that connection and no other', async () => {
    const game = await aGame()
    game.ada.socket.emit('seat:change', { name: 'x'.repeat(200_000) })
    await game.ada.gone()
    await livesOn(game.bo, game)
  })
})

describe('what only a role may do is refused to the others', () => {
  const senders = ['nobody', 'phone', 'screen', 'host'] as const
  const mayDo: Partial<Record<keyof typeof handlers, readonly (typeof senders)[number][]>> = {
    'host:do': ['host'],
    'host:invite': ['host'],
    'host:renew': ['host'],
    'round:read': ['host'],
    'seat:change': ['phone'],
    'answer:submit': ['phone'],
  }
  const refusal: Record<string, string> = {
    'host:do': 'host:key',
    'host:invite': 'host:key',
    'host:renew': 'host:key',
    'round:read': 'host:key',
    'seat:change': 'seat:unknown',
    'answer:submit': 'seat:unknown',
  }

  test.each(Object.keys(mayDo) as (keyof typeof mayDo)[])('%s', async (command) => {
    const game = await aGame()
    const screen = await aBot(game.base)
    await screen.ask('screen:enter', { room: game.room })
    const bots = { nobody: await aBot(game.base), phone: game.ada, screen, host: game.host }
    for (const sender of senders.filter((one) => !mayDo[command]?.includes(one))) {
      expect(await bots[sender].send(command, valid(game)[command])).toMatchObject({ refusal: refusal[command] })
    }
    expect(game.host.view).toMatchObject({ locked: false })
    await livesOn(game.ada, game)
  })

  test('reveal:read by somebody in no room', async () => {
    const game = await aGame()
    expect(await (await aBot(game.base)).send('reveal:read', { round: 1 })).toMatchObject({ refusal: 'seat:unknown' })
  })
})

describe('another room', () => {
  test('host key, token and PIN open only their own', async () => {
    const game = await aGame()
    const other = '000001'
    const bot = await aBot(game.base)
    const asked = (command: keyof typeof handlers) => bot.send(command, { ...valid(game)[command], room: other })
    expect(await asked('host:enter')).toMatchObject({ refusal: 'room:unknown' })
    expect(await asked('host:pair')).toMatchObject({ refusal: 'room:unknown' })
    expect(await asked('screen:enter')).toMatchObject({ refusal: 'room:unknown' })
    expect(await asked('seat:take')).toMatchObject({ refusal: 'room:unknown' })
    expect(await asked('seat:resume')).toMatchObject({ refusal: 'room:unknown' })
    expect(await bot.send('host:enter', { room: game.room, hostKey: 'not-the-key' })).toMatchObject({
      refusal: 'host:key',
    })
  })
})

describe('twice', () => {
  test.each([
    ['lock', {}],
    ['extend', {}],
    ['void', { round: 1 }],
    ['kick', {}],
    ['rename', { name: 'Zed' }],
    ['move', { team: 't2' }],
  ])('%s with one request is done once', async (command, more) => {
    const game = await aGame()
    await game.openQuestion()
    const asked = { command, request: requestId(), seat: game.ada.seat.id, ...more }
    const first = await game.host.send('host:do', asked)
    expect(first).toMatchObject({ ok: true })
    expect(await game.host.send('host:do', asked)).toEqual(first)
  })

  test('a step with one request is done once', async () => {
    const game = await aGame()
    const asked = { command: 'start', request: requestId(), expects: game.host.view?.version }
    expect(await game.host.send('host:do', asked)).toMatchObject({ ok: true, view: { round: 1, version: 2 } })
    await game.platform.advance(700)
    expect(await game.host.send('host:do', asked)).toMatchObject({ ok: true, view: { round: 1, version: 2 } })
  })

  test('clearing out with one request leaves alone who comes in after it', async () => {
    const game = await aGame()
    await aPhone(game.base, game.room, 'Guest 1')
    const asked = { command: 'clear', request: requestId(), since: 0, prefix: 'guest' }
    expect(await game.host.send('host:do', asked)).toMatchObject({ ok: true, view: { seats: { taken: 2 } } })
    await aPhone(game.base, game.room, 'Guest 2')
    expect(await game.host.send('host:do', asked)).toMatchObject({ ok: true })
    const seats = await game.store.seats((await game.store.findRoom(game.room)) ?? '')
    expect(seats.filter(({ removed }) => !removed).map(({ name }) => name)).toEqual(['Ada', 'Bo', 'Guest 2'])
    await game.passUntil(game.host, (view) => 'seats' in view && view.seats.taken === 3)
  })

  test('letting all in with one request lets nobody in who comes after it', async () => {
    const game = await aGame()
    await hostDoes(game.host, 'door', { approve: true })
    await aPhone(game.base, game.room, 'Cai')
    const asked = { command: 'admit', request: requestId() }
    expect(await game.host.send('host:do', asked)).toMatchObject({ ok: true })
    await aPhone(game.base, game.room, 'Di')
    expect(await game.host.send('host:do', asked)).toMatchObject({ ok: true })
    const seats = await game.store.seats((await game.store.findRoom(game.room)) ?? '')
    expect(seats.filter(({ waiting }) => waiting).map(({ name }) => name)).toEqual(['Di'])
  })

  test('another game asked for with one request is one game', async () => {
    const game = await aGame()
    await game.next('end')
    const asked = { command: 'again', request: requestId() }
    const first = await game.host.send('host:do', asked)
    expect(first).toMatchObject({ ok: true, view: { phase: 'lobby' } })
    expect(await game.host.send('host:do', asked)).toEqual(first)
  })

  test('[ST2] a seat asked for with one request is one seat, with a fresh token', async () => {
    const game = await aGame()
    const asked = { room: game.room, name: 'Cai', request: requestId() }
    const first = await aPhone(game.base, game.room, 'Cai', asked)
    const second = await aPhone(game.base, game.room, 'Cai', asked)
    expect(second.seat.id).toBe(first.seat.id)
    expect(second.token).not.toBe(first.token)
    const bot = await aBot(game.base)
    expect(await bot.send('seat:resume', { room: game.room, token: first.token })).toMatchObject({ ok: false })
    expect(await bot.send('seat:resume', { room: game.room, token: second.token })).toMatchObject({ ok: true })
  })

  test('[RM4] one connection takes one seat', async () => {
    const game = await aGame()
    const more = { room: game.room, name: 'Another', request: requestId() }
    expect(await game.ada.send('seat:take', more)).toMatchObject({ refusal: 'seat:already' })
  })
})

describe('[RD4] answers in and out of order', () => {
  test('the highest seq stands, a repeat gets its receipt again', async () => {
    const game = await aGame({ kinds: ['choice'] })
    await game.openQuestion()
    const first = answerTo(game.ada, 0)
    const second = { ...answerTo(game.ada, 1), seq: 2 }
    const receipt = await game.ada.send('answer:submit', second)
    expect(receipt).toMatchObject({ ok: true, seq: 2 })
    expect(await game.ada.send('answer:submit', first)).toMatchObject({
      refusal: 'answer:superseded',
      standing: { answer: second.answer, seq: 2 },
    })
    expect(await game.ada.send('answer:submit', second)).toEqual(receipt)
    expect(await game.ada.send('answer:submit', { ...first, seq: 2 })).toMatchObject({ refusal: 'answer:superseded' })
  })

  test('too early, too late, paused, and to an option that is not there', async () => {
    const game = await aGame({ kinds: ['choice'] })
    const early = { round: 1, stage: 'solo', answer: 'x', seq: 1, request: requestId() }
    expect(await game.ada.send('answer:submit', { ...early, round: 99 })).toMatchObject({ refusal: 'answer:too-early' })
    await game.openQuestion()
    expect(await game.ada.send('answer:submit', early)).toMatchObject({ refusal: 'payload:invalid' })
    const given = answerTo(game.ada)
    await game.next('pause')
    await game.platform.advance(2000)
    expect(await game.ada.send('answer:submit', given)).toMatchObject({ refusal: 'round:paused' })
    await game.next('resume')
    await game.platform.advance(2000)
    await game.closeQuestion()
    expect(await game.ada.send('answer:submit', given)).toMatchObject({ refusal: 'answer:too-late' })
  })
})

describe('[RD12] steps that are stale or too soon', () => {
  test('bring the current view', async () => {
    const game = await aGame()
    await game.platform.advance(5000)
    const stale = await hostDoes(game.host, 'start', { expects: 0 })
    const now = game.store.now()
    expect(stale).toMatchObject({ refusal: 'version:stale', view: { phase: 'lobby', version: 1, now } })
    await game.next('start')
    const soon = await hostDoes(game.host, 'skip')
    expect(soon).toMatchObject({ refusal: 'step:too-soon', view: { phase: 'reading' } })
  })

  test('a refusal says in the language of the reader what to do', async () => {
    const game = await aGame()
    await game.ada.send('seat:change', { lang: 'hi-Latn', request: requestId() })
    const refused = await game.ada.send('host:do', valid(game)['host:do'])
    expect(refused.message).toMatch(/host link chahiye/)
  })
})
