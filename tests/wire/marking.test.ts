import type { SeatResumed } from '@jawab/shared/protocol/to-server'
import type { MarksEvent } from '@jawab/shared/protocol/to-client'
import type { View } from '@jawab/shared/protocol/views'
import { describe, expect, test } from 'vitest'
import { aBot, aPhone, hostDoes, requestId, type Bot } from '../support/bots.ts'
import { aGame } from '../support/games.ts'

type MarkingView = Extract<View, { phase: 'marking' }>

/** Three teams that have talked, each marking the next; Ada is in team 1, Bo in 2, Cai in 3. */
async function aMarking(rules: object = {}) {
  const game = await aGame({ kinds: ['discuss'], length: 2, teams: 3, limitSeconds: 60, ...rules })
  const cai = await aPhone(game.base, game.room, 'Cai', { team: 't3' })
  const screen = await aBot(game.base)
  await screen.ask('screen:enter', { room: game.room })
  await game.openQuestion()
  const typed = { round: 1, stage: 'solo' as const, answer: 'We would add layers.', seq: 1, request: requestId() }
  await game.ada.ask('answer:submit', typed)
  await game.closeQuestion()
  await game.next()
  return { ...game, cai, screen, toMarking: () => toMarking(game) }
}

async function toMarking({ next, passUntil, ada, host, platform }: Awaited<ReturnType<typeof aGame>>) {
  await next()
  await platform.advance(100)
  await host.sees(({ phase }) => phase === 'marking')
  return (await passUntil(ada, ({ phase }) => phase === 'marking')) as MarkingView
}

const isCounted = (view: View) => view.phase === 'marking' && view.step === 'counted'

/** Ticks the points at these places for a team. */
const mark = (bot: Bot, { round, points }: MarkingView, team: string, places: readonly number[], seq = 1) =>
  bot.ask('mark:submit', {
    round,
    team,
    points: places.map((at) => points[at]?.id ?? 'none'),
    seq,
    request: requestId(),
  })

describe('[RV3] marking', () => {
  test('each team ticks the points of the next, and its members earn their share', async () => {
    const game = await aMarking()
    const view = await game.toMarking()
    expect(view).toMatchObject({
      step: 'open',
      marked: 0,
      pairs: [
        { team: 't1', by: 't3' },
        { team: 't2', by: 't1' },
        { team: 't3', by: 't2' },
      ],
    })
    expect(game.host.view).toMatchObject({ next: 'count', teamMarks: [] })
    expect(await mark(game.cai, view, 't1', [0, 1, 2])).toMatchObject({ ok: true, mark: { team: 't1', by: 't3' } })
    await mark(game.ada, view, 't2', [1])
    await game.next('close')
    const counted = (await game.passUntil(game.ada, isCounted)) as MarkingView

    expect(counted.marks).toEqual([
      { team: 't1', by: 't3', points: view.points.map(({ id }) => id) },
      { team: 't2', by: 't1', points: [view.points[1]?.id] },
    ])
    expect(await game.ada.gets('result')).toMatchObject({ round: 1, points: 100, fraction: 1, team: { points: 100 } })
    expect(await game.bo.gets('result')).toMatchObject({ points: 27, fraction: 1 / 3, team: { points: 27 } })
    expect(await game.cai.gets('result')).toMatchObject({ points: 0, team: { points: 0 } })
    await game.next()
    await game.passUntil(game.ada, ({ phase }) => phase === 'reading')
  })

  test('closes by its own clock, also without an auto-pilot, and later for an extension and a pause', async () => {
    const game = await aMarking()
    const { until } = await game.toMarking()
    await hostDoes(game.host, 'extend')
    await game.next('pause')
    await game.passUntil(game.ada, ({ paused }) => paused)
    await game.platform.advance(60_000)
    expect(game.ada.view).toMatchObject({ phase: 'marking', step: 'open' })
    await game.next('resume')
    const open = (await game.passUntil(game.ada, ({ paused }) => !paused)) as MarkingView
    expect(open.until).toBeGreaterThan(until + 70_000)
    await game.platform.advance(30_000)
    expect(game.ada.view).toMatchObject({ step: 'open' })
    await game.passUntil(game.ada, isCounted)
  })

  test("the host's mark replaces any other", async () => {
    const game = await aMarking()
    const view = await game.toMarking()
    await mark(game.ada, view, 't2', [0])
    expect(await mark(game.host, view, 't2', [0, 1, 2])).toMatchObject({ ok: true, mark: { by: 'host' } })
    await mark(game.ada, view, 't2', [], 2)
    await game.next('skip')
    await game.passUntil(game.ada, isCounted)

    expect(await game.bo.gets('result')).toMatchObject({ points: 100 })
  })

  test('two teams are marked by the host, and a team that marks itself plays for nothing', async () => {
    const two = await aMarking({ teams: 3, marking: 'host' })
    expect((await two.toMarking()).pairs).toEqual([
      { team: 't1', by: 'host' },
      { team: 't2', by: 'host' },
      { team: 't3', by: 'host' },
    ])
    const own = await aMarking({ marking: 'team' })
    const view = await own.toMarking()
    expect(view).toMatchObject({ weight: 0, pairs: [{ team: 't1', by: 't1' }, {}, {}] })
    await mark(own.ada, view, 't1', [0, 1, 2])
    await own.next('close')
    await own.passUntil(own.ada, isCounted)
    expect(await own.ada.gets('result')).toMatchObject({ points: 0, fraction: 1, total: 0 })
  })

  test('a marking can be left out, but not by accident', async () => {
    const game = await aMarking()
    await game.passUntil(game.ada, ({ phase }) => phase === 'reveal')
    await game.platform.advance(600)
    expect(await hostDoes(game.host, 'standings')).toMatchObject({ refusal: 'step:impossible' })
    expect(await hostDoes(game.host, 'break')).toMatchObject({ refusal: 'step:impossible' })
    await game.next('skip')
    await game.passUntil(game.ada, ({ phase }) => phase === 'reading')
  })

  test('of several of a team the highest seq stands, and a repeat gets its reply again', async () => {
    const game = await aMarking()
    const view = await game.toMarking()
    const al = await aPhone(game.base, game.room, 'Al', { team: 't1' })
    const asked = { round: 1, team: 't2', points: [view.points[0]?.id ?? ''], seq: 2, request: requestId() }
    const first = await game.ada.ask('mark:submit', asked)

    expect(first).toMatchObject({ ok: true, mark: { seq: 2 } })
    expect(await mark(al, view, 't2', [1, 2], 2)).toMatchObject({ refusal: 'mark:superseded', mark: { seq: 2 } })
    expect(await mark(al, view, 't2', [1, 2], 3)).toMatchObject({ ok: true })
    expect(await game.ada.ask('mark:submit', asked)).toMatchObject({ refusal: 'mark:superseded', mark: { seq: 3 } })
    await game.platform.advance(1000)
    // Each member hears what the other ticked.
    await game.ada.gets('marks', ({ marks }: MarksEvent) => marks?.[0]?.seq === 3)
  })

  test('[ST2] a phone that comes back has what its team ticked', async () => {
    const game = await aMarking()
    const view = await game.toMarking()
    await mark(game.ada, view, 't2', [0, 2])
    const bot = await aBot(game.base)
    const reply = await bot.ask('seat:resume', { room: game.room, token: game.ada.token })

    const points = [view.points[0]?.id, view.points[2]?.id]
    expect(reply).toMatchObject({ ok: true, mark: { team: 't2', by: 't1', seq: 1, points }, total: 0 })
    expect((reply as { ok: true } & SeatResumed).view).toMatchObject({ phase: 'marking', step: 'open' })
    expect(reply).not.toHaveProperty('result')
    const bo = await aBot(game.base)
    expect(await bo.ask('seat:resume', { room: game.room, token: game.bo.token })).not.toHaveProperty('mark')
  })
})

describe('[RV3] a mark is refused', () => {
  test('before and after the marking, to strangers, and for a point that is not there', async () => {
    const game = await aMarking()
    const points = ['p']
    const early = { round: 1, team: 't2', points, seq: 1, request: requestId() }
    expect(await game.ada.ask('mark:submit', early)).toMatchObject({ refusal: 'mark:too-early' })
    const view = await game.toMarking()

    expect(await game.ada.ask('mark:submit', early)).toMatchObject({ refusal: 'mark:point' })
    expect(await mark(game.ada, view, 't1', [0])).toMatchObject({ refusal: 'mark:not-yours' })
    expect(await mark(game.ada, view, 't3', [0])).toMatchObject({ refusal: 'mark:not-yours' })
    expect(await mark(game.ada, view, 't7', [0])).toMatchObject({ refusal: 'team:unknown' })
    expect(await mark(game.screen, view, 't2', [0])).toMatchObject({ refusal: 'seat:unknown' })
    await game.next('pause')
    await game.platform.advance(100)
    expect(await mark(game.ada, view, 't2', [0])).toMatchObject({ refusal: 'round:paused' })
    await game.next('resume')
    await game.next('close')
    const late = await mark(game.ada, view, 't2', [0])
    expect(late).toMatchObject({ refusal: 'mark:too-late', message: expect.stringMatching(/over/) as string })
  })
})

describe('[RD9] [RV2] what is sent of a discussion', () => {
  const said = (bot: Bot) => JSON.stringify(bot.packets)

  test('nobody gets the points before the why, nor ever what others typed', async () => {
    const game = await aGame({ kinds: ['discuss'], length: 1, teams: 3, limitSeconds: 60 })
    const screen = await aBot(game.base)
    await screen.ask('screen:enter', { room: game.room })
    await game.openQuestion()
    await game.ada.ask('answer:submit', { round: 1, stage: 'solo', answer: 'WE-TYPED', seq: 1, request: requestId() })
    await game.platform.advance(3000)
    await game.closeQuestion()
    await game.platform.advance(3000)
    for (const bot of [game.bo, screen, game.host]) expect(said(bot)).not.toMatch(/Step p1|"points":\[\{/)
    await game.next()
    await game.passUntil(game.bo, ({ phase }) => phase === 'reveal')
    await game.next()
    await game.passUntil(game.bo, ({ phase }) => phase === 'marking')
    expect(said(game.bo)).toMatch(/Step p1/)
    await game.next('close')
    await game.passUntil(game.bo, isCounted)
    for (const bot of [game.bo, screen, game.host]) expect(said(bot)).not.toContain('WE-TYPED')
  })

  test('what was ticked is told to the team that ticks and to the host, until it counts', async () => {
    const game = await aMarking()
    const view = await game.toMarking()
    await mark(game.ada, view, 't2', [1])
    await game.platform.advance(2000)
    await game.ada.gets('marks', ({ marked, marks }: MarksEvent) => marked === 1 && marks?.length === 1)
    await game.host.gets('marks', ({ marks }: MarksEvent) => marks?.length === 1)
    await game.screen.gets('marks', ({ marked }: MarksEvent) => marked === 1)
    const late = await aPhone(game.base, game.room, 'Late', { team: 't3' })
    await game.platform.advance(2000)

    for (const bot of [game.bo, game.cai, game.screen, late]) expect(said(bot)).not.toContain('"by":"t1","points"')
    for (const bot of [game.bo, game.cai, late]) expect(said(bot)).not.toMatch(/"marks":\[\{/)
    await game.next('close')
    await game.passUntil(game.bo, isCounted)
    expect(said(game.bo)).toContain('"by":"t1","points"')
  })
})
