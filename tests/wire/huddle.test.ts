import type { Tally } from '@jawab/shared/protocol/to-client'
import type { HostView, View } from '@jawab/shared/protocol/views'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../server/src/runner/report.ts'
import { aBot, aPhone, hostDoes, requestId, type Bot } from '../support/bots.ts'
import { aGame } from '../support/games.ts'
import { choices } from '../support/packs.ts'

/** Ada and Cai in team 1, Bo in team 2; a screen watches. */
async function aVote(rules: object = {}) {
  const game = await aGame({ kinds: ['choice'], length: 2, ...rules }, { pack: choices(2) })
  const cai = await aPhone(game.base, game.room, 'Cai', { team: 't1' })
  const screen = await aBot(game.base)
  await screen.ask('screen:enter', { room: game.room })
  await game.openQuestion()
  return { ...game, cai, screen, right: rightOption(game.host), wrong: wrongOption(game.host) }
}

const rightOption = (host: Bot) => (host.view as HostView).key as string
const wrongOption = (host: Bot) => {
  const view = host.view as HostView
  const options = 'question' in view && view.question && 'options' in view.question ? view.question.options : []
  return options.find(({ id }) => id !== view.key)?.id ?? ''
}

const inHuddle = ({ phase }: View) => phase === 'huddle'

describe('[TE4] [TE7] a huddle, as wall and console see it', () => {
  test('how many of each team have proposed, never what; to the host what the vote makes best to do', async () => {
    const game = await aVote({ mode: 'two-stage' })
    await game.answer(game.ada, 0, { answer: game.right })
    await game.answer(game.cai, 0, { answer: game.wrong })
    await game.answer(game.bo, 0, { answer: game.wrong })
    await game.next('close')
    await game.passUntil(game.host, inHuddle)
    expect(game.host.view).toMatchObject({ next: 'answer-together', advice: { right: 1 / 3, do: 'huddle' } })

    const propose = { stage: 'team', round: 1, answer: game.right, seq: 1, request: requestId() }
    expect(await game.ada.send('answer:submit', propose)).toMatchObject({ ok: true })
    await game.platform.advance(600)
    const proposed = (tally: Tally) => tally.stage === 'team' && tally.byTeam?.['t1']?.answered === 1
    const seen = (await game.screen.gets('tally', proposed)) as Tally
    expect(seen).toEqual({
      round: 1,
      stage: 'team',
      answered: 0,
      present: 2,
      byTeam: { t1: { answered: 1, present: 2 }, t2: { answered: 0, present: 1 } },
    })
    const told = (await game.host.gets('tally', proposed)) as Tally
    expect(told.byOption).toEqual({ [game.right]: 1, [game.wrong]: 2 })
    const late = await aBot(game.base)
    await late.ask('screen:enter', { room: game.room })
    await game.platform.advance(1500)
    expect(await late.gets('tally')).toEqual(seen)
    for (const bot of [game.ada, game.screen]) expect(JSON.stringify(bot.packets)).not.toContain('"advice"')
  })

  test('a vote of members may be turned into one: until it is closed there is no advice', async () => {
    const game = await aVote({ mode: 'mean' })
    for (const bot of [game.ada, game.bo, game.cai]) await game.answer(bot, 0, { answer: game.wrong })
    expect(game.host.view).not.toHaveProperty('advice')
    await game.closeQuestion()
    await game.host.sees((view) => view.phase === 'closed')
    expect(game.host.view).toMatchObject({ advice: { right: 0, do: 'explain' } })
    await game.platform.advance(600)
    expect(await hostDoes(game.host, 'huddle')).toMatchObject({ ok: true })
    expect(game.host.view).toMatchObject({ phase: 'huddle', mode: 'two-stage', advice: { do: 'explain' } })
  })
})

describe('[PT9] the report', () => {
  test('has the terms of every answer, of people and of teams', async () => {
    const game = await aVote({ mode: 'two-stage' })
    await game.answer(game.ada, 0, { answer: game.right })
    await game.next('close')
    await game.passUntil(game.host, inHuddle)
    await game.next('close')
    await game.passUntil(game.ada, (view) => view.phase === 'question' && view.stage === 'team')
    const backed = { stage: 'team', round: 1, answer: game.right, seq: 1, request: requestId() }
    for (const bot of [game.ada, game.cai]) await bot.send('answer:submit', backed)
    await game.closeQuestion()
    await game.next()
    await game.passUntil(game.ada, ({ phase }) => phase === 'reveal')

    const { base, room, hostKey, ada } = game
    const response = await fetch(`${base}/api/rooms/${room}/report`, {
      headers: { authorization: `Bearer ${hostKey}` },
    })
    const [first] = ((await response.json()) as Report).rounds
    const own = first?.answers.find(({ seat }) => seat === ada.seat.id)
    expect(own?.terms.reduce((sum, { points }) => sum + points, 0)).toBe(own?.points)
    expect(first?.teamAnswers).toMatchObject({
      t1: { given: game.right, points: 100, terms: [{ term: 'base', value: true, points: 100 }] },
      t2: { points: 0, terms: [] },
    })
  })
})
