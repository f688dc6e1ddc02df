import type { OwnSeat, ResultEvent } from '@jawab/shared/protocol/to-client'
import { seconds } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../server/src/runner/report.ts'
import { aBot, aPhone, requestId, type Bot } from '../support/bots.ts'
import { aGame } from '../support/games.ts'
import { choices } from '../support/packs.ts'
import { fakePlatform } from '../support/platform.ts'

const LIMIT = seconds(20)

/** A game in which players may have up to twice the time. */
async function aPatientGame(rules: object = {}) {
  const game = await aGame(
    { limitSeconds: 20, length: 2, timeFactor: 2, seed: 'one seed', ...rules },
    { platform: fakePlatform(), pack: choices(3), config: { publicOrigin: 'http://quiz.example.org' } },
  )
  const { ada, host, next, passUntil } = game
  return {
    ...game,
    answerRight: (bot: Bot) =>
      game.answer(bot, 0, { answer: host.view && 'key' in host.view ? host.view.key : undefined }),
    resultOf: async (bot: Bot) => (await bot.gets('result')) as ResultEvent,
    toTheKey: async () => {
      await passUntil(ada, ({ phase }) => phase === 'closed')
      await next()
      await passUntil(ada, ({ phase }) => phase === 'reveal')
    },
  }
}

const choose = (phone: Bot, timeFactor: number) => phone.send('seat:change', { timeFactor, request: requestId() })

describe('[TM4] more time', () => {
  test('is what a phone chooses, up to what the host allows', async () => {
    const { ada, bo, host } = await aPatientGame()

    for (const { view } of [ada, host]) expect(view).toMatchObject({ maxTimeFactor: 2 })
    expect(ada.seat).toMatchObject({ timeFactor: 1 })
    expect(await choose(ada, 2)).toMatchObject({ ok: true, seat: { timeFactor: 2 } })
    expect(await choose(bo, 3)).toMatchObject({ ok: false, refusal: 'seat:time-factor' })
    expect(await choose(bo, 2.5)).toMatchObject({ ok: false, refusal: 'payload:invalid' })
  })

  test('stays with the seat over a reload', async () => {
    const { base, room, ada } = await aPatientGame()
    await choose(ada, 1.5)
    const again = await aBot(base)
    expect(await again.ask('seat:resume', { room, token: ada.token })).toMatchObject({ seat: { timeFactor: 1.5 } })
  })

  test('a phone hears of its own, whoever changed it, and nobody else does', async () => {
    const { ada, bo, store, platform, room } = await aPatientGame()
    await store.changeSeat((await store.findRoom(room)) ?? '', ada.seat.id, { timeFactor: 2 })
    await platform.advance(seconds(1))
    await ada.gets('seat', ({ timeFactor }: OwnSeat) => timeFactor === 2)
    expect(bo.packets.filter(({ name }) => name === 'seat')).toEqual([])
  })

  test('is there for nobody unless the host allows it, and the refusal says so in words', async () => {
    const { ada } = await aGame()
    expect(ada.view).not.toHaveProperty('maxTimeFactor')
    const refused = await choose(ada, 1.5)
    expect(refused).toMatchObject({ refusal: 'seat:time-factor' })
    expect(refused.message).toMatch(/more time/)
  })

  test('an answer after T counts for who has it, and is too late at the same instant for who has not', async () => {
    const game = await aPatientGame()
    await choose(game.ada, 2)
    await game.openQuestion()
    expect(game.bo.view).toMatchObject({ limitMs: LIMIT, extraMs: LIMIT })
    await game.platform.advance(LIMIT + seconds(5))

    expect(await game.answerRight(game.bo)).toMatchObject({ ok: false, refusal: 'answer:too-late' })
    expect(await game.answerRight(game.ada)).toMatchObject({ ok: true })
    await game.toTheKey()

    const { points, terms } = await game.resultOf(game.ada)
    expect(points).toBe(90)
    expect(terms).toContainEqual({ term: 'half-speed', value: 2, points: 10 })
    expect(await game.resultOf(game.bo)).toMatchObject({ points: 0, terms: [] })
  })

  test('of two right answers at once the quick one earns more', async () => {
    const game = await aPatientGame({ preset: 'classic' })
    await choose(game.ada, 2)
    await game.openQuestion()
    await game.platform.advance(seconds(1))
    await game.answerRight(game.ada)
    await game.answerRight(game.bo)
    await game.closeQuestion()
    await game.toTheKey()

    expect(await game.resultOf(game.ada)).toMatchObject({ points: 750 })
    expect((await game.resultOf(game.bo)).points).toBeGreaterThan(950)
  })

  test('cannot be chosen while a question is open, and can before and after', async () => {
    const game = await aPatientGame()
    await game.next('start')
    expect(await choose(game.ada, 2)).toMatchObject({ ok: true })
    await game.next('skip')
    expect(await choose(game.ada, 1)).toMatchObject({ ok: false, refusal: 'step:impossible' })
    await game.platform.advance(seconds(2))
    await game.closeQuestion()
    expect(await choose(game.ada, 1)).toMatchObject({ ok: true })
  })

  test('who used it is not in the report: no time there goes beyond T', async () => {
    const game = await aPatientGame()
    await choose(game.ada, 2)
    await game.openQuestion()
    await game.platform.advance(LIMIT + seconds(5))
    await game.answerRight(game.ada)
    await game.toTheKey()

    const headers = { authorization: `Bearer ${game.hostKey}` }
    const response = await fetch(`${game.base}/api/rooms/${game.room}/report`, { headers })
    const { rounds } = (await response.json()) as Report
    expect(rounds[0]?.answers).toEqual([
      {
        seat: game.ada.seat.id,
        answer: expect.any(String) as string,
        countedMs: LIMIT,
        creditMs: 0,
        fraction: 1,
        points: 90,
        terms: [
          { term: 'base', value: true, points: 80 },
          { term: 'speed', value: LIMIT, points: 10 },
        ],
      },
    ])
  })
})

/** All that others are sent up to the end of a question, whether or not two players use more time. */
async function playedBesides(timeFactor: 1 | 2) {
  const game = await aPatientGame()
  const cy = await aPhone(game.base, game.room, 'Cy', { team: 't1' })
  const screen = await aBot(game.base)
  await screen.ask('screen:enter', { room: game.room })
  for (const phone of [game.ada, cy]) await choose(phone, timeFactor)
  await game.openQuestion()
  await game.platform.advance(seconds(3))
  await game.answer(game.ada, 0)
  await game.answer(game.bo, 0)
  await game.platform.advance(LIMIT)
  // One thinks again, one answers for the first time; then all who are here have answered.
  const late = [await game.answer(game.ada, 1, { seq: 2 }), await game.answer(cy, 0)]
  await game.platform.advance(seconds(10))
  const others = [game.bo, screen, game.host]
  // What was sent before has come when the reply to this has.
  await Promise.all(others.map((device) => device.send('clock:probe', {})))
  return { late, sent: others.map(({ packets }) => packets.map((packet) => JSON.stringify(packet))) }
}

test('[TM4] players, screen and host are sent the same bytes, whether or not anybody uses more time', async () => {
  const [used, unused] = [await playedBesides(2), await playedBesides(1)]

  expect(used.late).toMatchObject([{ ok: true }, { ok: true }])
  expect(unused.late).toMatchObject([{ refusal: 'answer:too-late' }, { refusal: 'answer:too-late' }])
  used.sent.forEach((packets, device) => {
    expect(packets.length).toBeGreaterThan(5)
    expect(packets).toEqual(unused.sent[device])
  })
})
