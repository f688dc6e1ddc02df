import { describe, expect, test } from 'vitest'
import type { SeatResumed } from '@jawab/shared/protocol/to-server'
import { openEmbeddedStore } from '../../server/src/stores/embedded/open.ts'
import { startApp } from '../support/app.ts'
import { aBot, hostDoes } from '../support/bots.ts'
import { aFolder } from '../support/folders.ts'
import { aGame } from '../support/games.ts'
import { fakePlatform } from '../support/platform.ts'

/** Plays until a phase has come; each stage goes on from the one before. */
const stages = ['lobby', 'reading', 'question', 'paused', 'closed', 'key', 'why', 'standings', 'finished'] as const

type Game = Awaited<ReturnType<typeof aGame>>

async function playTo(game: Game, stage: (typeof stages)[number]) {
  const { next, openQuestion, closeQuestion, passUntil, ada, answer } = game
  const at = stages.indexOf(stage)
  if (at === 1) {
    await next('start')
    await passUntil(ada, ({ phase }) => phase === 'reading')
  }
  if (at === 0) await passUntil(ada, (view) => view.phase === 'lobby' && view.people === 2)
  if (at < 2) return
  await openQuestion()
  await answer(ada, 1)
  if (stage === 'paused') {
    await next('pause')
    await passUntil(ada, ({ paused }) => paused)
  }
  if (at < 4) return
  await closeQuestion()
  if (at >= 5) await next()
  if (at >= 6) await next()
  if (at >= 7) await next('standings')
  if (at >= 8) await next('end')
  await passUntil(ada, (view) => view.phase === stage || (view.phase === 'reveal' && view.step === stage))
  if (at >= 5) await ada.gets('result')
}

/** The seat again on another connection, as after a reload. */
async function resume({ base, room }: { base: string; room: string }, token: string, connection?: string) {
  const bot = await aBot(base)
  const reply = await bot.ask('seat:resume', { room, token, ...(connection ? { connection } : {}) })
  return { bot, reply: reply as { ok: true } & SeatResumed }
}

describe('[ST2] a reload shows the same seat', () => {
  test.each(stages)('in %s', async (stage) => {
    const game = await aGame()
    await playTo(game, stage)
    const { reply } = await resume(game, game.ada.token)

    expect(reply).toMatchObject({ ok: true, seat: game.ada.seat })
    expect({ ...reply.view, now: 0 }).toEqual({ ...game.ada.view, now: 0 })
    const hasAnswered = stages.indexOf(stage) >= 2
    expect(reply.standing?.seq).toBe(hasAnswered ? 1 : undefined)
    const isRevealed = stages.indexOf(stage) >= 5
    expect(reply.result).toEqual(isRevealed ? game.ada.results.at(-1) : undefined)
    expect(reply.total).toBe(isRevealed ? game.ada.results.at(-1)?.total : 0)
    expect(reply.rank).toBe(isRevealed ? game.ada.results.at(-1)?.rank : 1)
  })

  test('and the older connection is told where it went', async () => {
    const game = await aGame()
    await resume(game, game.ada.token)
    await game.ada.gets('bye', ({ refusal }: { refusal: string }) => refusal === 'seat:replaced')
    await game.ada.gone()
  })

  test('and so is an older connection to another node', async () => {
    const game = await aGame()
    const other = await startApp({ platform: game.platform, store: game.store })
    await resume({ ...game, base: other.base }, game.ada.token)
    await game.platform.advance(100)
    await game.ada.gets('bye', ({ refusal }: { refusal: string }) => refusal === 'seat:replaced')
    await game.ada.gone()
  })

  test("but a phone's own second connection is no stranger", async () => {
    const game = await aGame()
    const first = await resume(game, game.ada.token, 'this-phone')
    await resume(game, game.ada.token, 'this-phone')
    await first.bot.gone()
    expect(first.bot.packets.map(({ name }) => name)).not.toContain('bye')
  })

  test('and each time the epoch is raised that fences out the older one', async () => {
    const game = await aGame()
    await game.openQuestion()
    const first = await resume(game, game.ada.token)
    await resume(game, game.ada.token)
    await first.bot.gone()
    expect((await game.store.seats((await game.store.findRoom(game.room)) ?? '')).map(({ epoch }) => epoch)).toEqual([
      3, 1,
    ])
  })

  test('[ST4] a removed seat cannot come back', async () => {
    const game = await aGame()
    await hostDoes(game.host, 'kick', { seat: game.ada.seat.id })
    await game.platform.advance(100)
    await game.ada.gets('bye', ({ refusal }: { refusal: string }) => refusal === 'seat:kicked')
    const { reply } = await resume(game, game.ada.token)
    expect(reply).toMatchObject({ ok: false, refusal: 'seat:kicked' })
  })

  test('a wrong token, and a token of another room, open nothing', async () => {
    const game = await aGame()
    expect((await resume(game, 'no-such-token')).reply).toMatchObject({ ok: false, refusal: 'seat:unknown' })
    expect((await resume({ ...game, room: '000000' }, game.ada.token)).reply).toMatchObject({ refusal: 'room:unknown' })
  })
})

test('[ST2] a server started again on the same folder has every seat, answer and point', async () => {
  const folder = aFolder()
  const platform = fakePlatform()
  const game = await aGame({}, { platform, store: openEmbeddedStore({ folder, platform }) })
  await playTo(game, 'key')
  await game.app.stop()
  await game.store.close()

  const again = await startApp({ platform, store: openEmbeddedStore({ folder, platform }) })
  const { reply } = await resume({ base: again.base, room: game.room }, game.ada.token)
  expect(reply).toMatchObject({ ok: true, seat: game.ada.seat, standing: { seq: 1 } })
  expect(reply.result).toEqual(game.ada.results.at(-1))
  expect(reply.total).toBe(game.ada.results.at(-1)?.total)
})
