import type { ResultEvent, TeamEvent, TeamNews } from '@jawab/shared/protocol/to-client'
import type { View } from '@jawab/shared/protocol/views'
import { describe, expect, test } from 'vitest'
import { aBot, aPhone, hostDoes, requestId, type Bot } from '../support/bots.ts'
import { aGame } from '../support/games.ts'
import { choices } from '../support/packs.ts'

type Deciding = TeamEvent & TeamNews

/** Team 1 has Ada and Al, team 2 Bo and Bea; the key is the option whose id `rightIn` finds. */
async function aTeamGame(rules: object) {
  const game = await aGame({ length: 2, earlyClose: false, ...rules }, { pack: choices(3) })
  const al = await aPhone(game.base, game.room, 'Al', { team: 't1' })
  const bea = await aPhone(game.base, game.room, 'Bea', { team: 't2' })
  const screen = await aBot(game.base)
  await screen.ask('screen:enter', { room: game.room })
  await game.openQuestion()
  await game.platform.advance(500)

  /** Options by what the key makes of them, as the host knows it. */
  const right = () => {
    const { view } = game.host
    return view && 'key' in view && typeof view.key === 'string' ? view.key : ''
  }
  const optionsOf = (view: View | undefined) =>
    view && 'question' in view && view.question && 'options' in view.question ? view.question.options : []
  const wrong = (at = 0) =>
    optionsOf(game.ada.view)
      .map(({ id }) => id)
      .filter((id) => id !== right())[at] ?? ''

  return {
    ...game,
    al,
    bea,
    screen,
    right,
    wrong,
    back: (bot: Bot, answer: string, seq = 1, more: object = {}) =>
      bot.send('answer:submit', { round: 1, stage: 'team', answer, seq, request: requestId(), ...more }),
    alone: (bot: Bot, answer: string, seq = 1, more: object = {}) =>
      bot.send('answer:submit', { round: 1, stage: 'solo', answer, seq, request: requestId(), ...more }),
    /** What a phone was told of its team last, once that fits. */
    hears: async (bot: Bot, fits: (news: Deciding) => boolean) => {
      const ready = (event: TeamEvent) => event.locked !== undefined && fits(event)
      for (let tries = 0; tries < 40; tries++) {
        if (bot.packets.some(({ name, said }) => name === 'team' && ready(said as TeamEvent))) break
        await game.platform.advance(250)
      }
      return (await bot.gets('team', ready)) as TeamEvent
    },
    reveal: async () => {
      await game.closeQuestion()
      await game.next()
      await game.passUntil(game.ada, ({ phase }) => phase === 'reveal')
    },
    resultOf: async (bot: Bot) => (await bot.gets('result')) as ResultEvent,
  }
}

describe('[TE3] shared', () => {
  test('any member overwrites the answer of the team, and the last one earns the points', async () => {
    const game = await aTeamGame({ mode: 'shared' })
    expect(game.ada.view).toMatchObject({ phase: 'question', stage: 'team', mode: 'shared' })

    expect(await game.back(game.ada, game.wrong())).toMatchObject({ ok: true, seq: 1 })
    await game.hears(game.al, ({ standing, by }) => standing === game.wrong() && by === 'Ada')
    expect(await game.back(game.al, game.right())).toMatchObject({ ok: true })
    await game.hears(game.ada, ({ standing, by }) => standing === game.right() && by === 'Al')
    await game.reveal()

    expect(await game.resultOf(game.ada)).toMatchObject({
      points: 0,
      team: { points: 100, answer: { points: 100, fraction: 1, given: game.right(), terms: [{ term: 'base' }] } },
    })
    expect(await game.resultOf(game.bo)).toMatchObject({ team: { points: 0, answer: { points: 0 } } })
  })

  test('an own change is locked for two seconds, and what stands comes with the refusal', async () => {
    const game = await aTeamGame({ mode: 'shared' })
    await game.back(game.ada, game.wrong())

    const refused = await game.back(game.ada, game.right(), 2)
    expect(refused).toMatchObject({ refusal: 'team:changed-lately', standing: { answer: game.wrong(), seq: 1 } })
    await game.platform.advance(2000)
    expect(await game.back(game.ada, game.right(), 2)).toMatchObject({ ok: true })
  })

  test('is not answered alone, and a mean round not together', async () => {
    const shared = await aTeamGame({ mode: 'shared' })
    expect(await shared.alone(shared.ada, shared.right())).toMatchObject({ refusal: 'answer:together' })

    const mean = await aTeamGame({ mode: 'mean' })
    expect(await mean.back(mean.ada, mean.right())).toMatchObject({ refusal: 'answer:alone' })
    expect(await mean.ada.send('team:lock', { round: 1, request: requestId() })).toMatchObject({
      refusal: 'answer:alone',
    })
  })

  test('[RD4] screens and hosts have no team to answer for', async () => {
    const game = await aTeamGame({ mode: 'shared' })
    for (const bot of [game.screen, game.host]) {
      expect(await game.back(bot, game.right())).toMatchObject({ refusal: 'seat:unknown' })
      expect(await bot.send('team:lock', { round: 1, request: 'r' })).toMatchObject({ refusal: 'seat:unknown' })
      const uncover = { round: 1, option: game.right(), seq: 1 }
      expect(await bot.send('answer:uncover', uncover)).toMatchObject({ refusal: 'seat:unknown' })
    }
  })
})

describe('[TE5] relay', () => {
  test('all propose, the spokesperson locks, and only the own team sees any of it', async () => {
    const game = await aTeamGame({ mode: 'relay' })
    await game.hears(game.al, ({ spokesperson }) => spokesperson === 'Ada')
    await game.back(game.ada, game.right())
    await game.back(game.al, game.wrong(), 1)
    const seen = await game.hears(game.al, ({ members }) => members.every(({ pick }) => pick !== undefined))
    expect(seen.members).toEqual([
      { name: 'Ada', present: true, pick: game.right(), proposed: true },
      { name: 'Al', present: true, pick: game.wrong(), proposed: true },
    ])

    const lock = { round: 1, request: requestId() }
    expect(await game.al.send('team:lock', lock)).toMatchObject({ refusal: 'team:spokesperson-locks' })
    expect(await game.ada.send('team:lock', lock)).toMatchObject({ ok: true, answer: game.right() })
    expect(await game.ada.send('team:lock', lock)).toMatchObject({ ok: true, answer: game.right() })
    await game.hears(game.al, ({ locked, standing }) => locked && standing === game.right())
    expect(await game.back(game.al, game.wrong(1), 2)).toMatchObject({ refusal: 'team:locked' })

    const outside = [game.bo, game.bea, game.screen].flatMap(({ packets }) => packets)
    const told = outside.filter(({ name }) => name === 'team' || name === 'tally' || name === 'view')
    expect(JSON.stringify(told)).not.toContain('"Al"')
    expect(JSON.stringify(told.filter(({ name }) => name === 'team'))).not.toContain(game.right())
    await game.reveal()
    expect(await game.resultOf(game.al)).toMatchObject({ team: { points: 100, answer: { given: game.right() } } })
  })

  test('a spokesperson who is gone for five seconds is followed by the next, for the rest of the round', async () => {
    const game = await aTeamGame({ mode: 'relay' })
    await game.hears(game.al, ({ spokesperson }) => spokesperson === 'Ada')
    game.ada.socket.disconnect()
    await game.hears(game.al, ({ spokesperson }) => spokesperson === 'Al')

    const back = await aBot(game.base)
    await back.ask('seat:resume', { room: game.room, token: game.ada.token })
    await game.platform.advance(3000)
    await game.back(game.al, game.right())
    expect(await game.al.send('team:lock', { round: 1, request: requestId() })).toMatchObject({ ok: true })
  })

  test('[RD5] [TE6] it closes early once every team that is there has an answer', async () => {
    const game = await aTeamGame({ mode: 'relay', earlyClose: true, limitSeconds: 60 })
    await game.platform.advance(15_000)
    for (const [bot, seq] of [
      [game.ada, 1],
      [game.al, 1],
      [game.bo, 1],
    ] as const)
      await game.back(bot, game.right(), seq)
    await game.platform.advance(4000)
    // Half of two is no majority.
    expect(game.bo.view?.phase).toBe('question')
    await game.back(game.bea, game.right())
    await game.passUntil(game.bo, ({ phase }) => phase === 'closed')
    expect(game.platform.monotonic()).toBeLessThan(60_000)
  })

  test('[PT4] the board shows everybody 60 more for a round that asked how sure', async () => {
    const game = await aTeamGame({ mode: 'relay', preset: 'certainty' })
    await game.hears(game.ada, ({ spokesperson }) => spokesperson === 'Ada')
    await game.back(game.ada, game.wrong(), 1, { certainty: 3 })
    await game.reveal()

    expect(await game.resultOf(game.ada)).toMatchObject({
      points: 0,
      total: 60,
      team: { points: -60, total: 0, answer: { terms: [{ term: 'certainty', value: 3, points: -60 }] } },
      calibration: { own: [], team: [{ given: 0 }, { given: 0 }, { certainty: 3, given: 1, right: 0 }] },
    })
    expect(await game.resultOf(game.bo)).toMatchObject({ total: 60, team: { points: 0, total: 60 } })
    await game.next('end')
    const ended = await game.passUntil(game.bo, ({ phase }) => phase === 'finished')
    expect(ended).toMatchObject({
      standings: [
        { id: 't2', points: 60 },
        { id: 't1', points: 0 },
      ],
    })
    const returned = await aBot(game.base)
    const back = await returned.ask('seat:resume', { room: game.room, token: game.bo.token })
    expect(back).toMatchObject({ total: 60 })
  })
})

describe('[TE4] two stages', () => {
  test('alone, huddle, together: mates see picks, and the round is worth 40 and 60 %', async () => {
    const game = await aTeamGame({ mode: 'two-stage', preset: 'flat' })
    await game.alone(game.ada, game.right())
    await game.alone(game.al, game.wrong())
    await game.next('close')
    await game.passUntil(game.ada, ({ phase }) => phase === 'huddle')
    const talk = await game.hears(game.al, ({ members }) => members.every(({ pick }) => pick !== undefined))
    expect(talk.members).toEqual([
      { name: 'Ada', present: true, pick: game.right() },
      { name: 'Al', present: true, pick: game.wrong() },
    ])
    expect(await game.alone(game.al, game.right(), 2)).toMatchObject({ refusal: 'answer:too-late' })
    expect(await game.back(game.al, game.right())).toMatchObject({ ok: true, countedMs: 0 })
    expect(game.host.view).toMatchObject({ phase: 'huddle', next: 'answer-together' })

    await game.next()
    await game.passUntil(game.ada, (view) => view.phase === 'question' && view.stage === 'team')
    const returned = await aBot(game.base)
    const back = await returned.ask('seat:resume', { room: game.room, token: game.al.token })
    expect(back).toMatchObject({ standing: { answer: game.right(), seq: 1 } })
    await game.back(game.ada, game.right())
    await game.reveal()

    expect(await game.resultOf(game.ada)).toMatchObject({
      points: 100,
      team: { points: 80, answer: { points: 100, mean: 50, given: game.right() } },
    })
  })

  test('a member who leaves in the huddle blocks nobody', async () => {
    const game = await aTeamGame({ mode: 'two-stage' })
    await game.next('close')
    await game.passUntil(game.ada, ({ phase }) => phase === 'huddle')
    game.al.socket.disconnect()
    const question = await game.passUntil(game.ada, (view) => view.phase === 'question' && view.stage === 'team')
    expect(question.phase).toBe('question')
    await game.platform.advance(16_000)
    await game.back(game.ada, game.right())
    await game.hears(game.ada, ({ standing }) => standing === game.right())
    await game.passUntil(game.ada, ({ phase }) => phase === 'closed')
  })

  test('[TE7] a mean round becomes one by a key of the host', async () => {
    const game = await aTeamGame({ mode: 'mean' })
    await game.alone(game.ada, game.wrong())
    await game.closeQuestion()
    await game.platform.advance(600)
    expect(await hostDoes(game.host, 'huddle')).toMatchObject({ ok: true })
    await game.passUntil(game.ada, ({ phase }) => phase === 'huddle')
    await game.next()
    await game.passUntil(game.ada, (view) => view.phase === 'question' && view.stage === 'team')
    await game.back(game.ada, game.right())
    await game.reveal()
    expect(await game.resultOf(game.ada)).toMatchObject({ team: { answer: { given: game.right() } } })
  })
})

describe('[PT5] scratch', () => {
  test('a team uncovers to the right one; the verdict is its own, and stays so', async () => {
    const game = await aTeamGame({ mode: 'shared', preset: 'scratch' })
    const uncover = (bot: Bot, option: string, seq = 1) => bot.send('answer:uncover', { round: 1, option, seq })

    const first = { option: game.wrong(), isRight: false }
    expect(await uncover(game.ada, game.wrong())).toMatchObject({ ok: true, uncovered: [first] })
    await game.hears(game.al, ({ uncovered }) => uncovered.length === 1)
    expect(await uncover(game.al, game.wrong())).toMatchObject({ refusal: 'scratch:twice', uncovered: [first] })
    expect(await uncover(game.al, 'nothing')).toMatchObject({ refusal: 'scratch:option' })
    const second = { option: game.right(), isRight: true }
    expect(await uncover(game.al, game.right())).toMatchObject({ ok: true, uncovered: [first, second] })
    expect(await uncover(game.ada, game.wrong(1), 2)).toMatchObject({ refusal: 'scratch:done' })
    await game.closeQuestion()

    const spread = game.screen.view?.phase === 'closed' ? game.screen.view.spread : {}
    expect(spread[game.wrong()]?.teams).toEqual(['t1'])
    expect(spread[game.right()]?.teams).toEqual([])
    await game.next()
    await game.passUntil(game.ada, ({ phase }) => phase === 'reveal')
    expect(await game.resultOf(game.ada)).toMatchObject({
      team: { points: 50, answer: { terms: [{ term: 'attempt', value: 2, points: 50 }], given: game.right() } },
    })
  })
})
