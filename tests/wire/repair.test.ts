import type { ResultEvent } from '@jawab/shared/protocol/to-client'
import type { View } from '@jawab/shared/protocol/views'
import { scoreGame, totalsOf } from '@jawab/shared/scoring/score-game'
import { describe, expect, test } from 'vitest'
import { createScores } from '../../server/src/runner/scores.ts'
import { aBot, hostDoes, requestId, type Bot } from '../support/bots.ts'
import { aGame, answerTo } from '../support/games.ts'
import { aDiscussionPack, choices } from '../support/packs.ts'

type Game = Awaited<ReturnType<typeof aGame>>

/** Two choices; Ada has answered the first rightly, Bo with the option that becomes right. */
async function aPlayedGame() {
  const game = await aGame({ kinds: ['choice'], length: 2, standingsEvery: 1 }, { pack: choices(2) })
  await game.openQuestion()
  const right = keyOf(game.host)
  const at = optionsOf(game.ada).indexOf(right)
  const other = at === 0 ? 1 : 0
  await game.answer(game.ada, at)
  await game.answer(game.bo, other)
  return { ...game, right, wrong: optionsOf(game.ada)[other] ?? '' }
}

const optionsOf = ({ view }: Bot) =>
  view && 'question' in view && view.question && 'options' in view.question
    ? view.question.options.map(({ id }) => id)
    : []

function keyOf({ view }: Bot) {
  if (!view || !('key' in view) || typeof view.key !== 'string') throw new Error('The console shows no key')
  return view.key
}

/** What everybody has by the record as it is stored now, counted from nothing. */
async function recounted({ store, room, ada, bo }: Game) {
  const stored = await store.read((await store.findRoom(room)) ?? '')
  if (!stored) throw new Error('The room is gone')
  const { people } = totalsOf(scoreGame(await createScores(store).record(stored)))
  return [people.get(ada.seat.id) ?? 0, people.get(bo.seat.id) ?? 0]
}

const lastTotals = ({ ada, bo }: Game) => [ada.results.at(-1)?.total ?? 0, bo.results.at(-1)?.total ?? 0]

/** Waits until both phones have a result in which Bo was right in round 1. */
async function heard(game: Game, isRight: (result: ResultEvent) => boolean) {
  await game.platform.advance(200)
  await game.bo.gets('result', isRight)
}

const steps: Record<string, readonly string[]> = {
  reveal: ['next'],
  why: ['next', 'next'],
  standings: ['next', 'next', 'next'],
  finished: ['next', 'end'],
}

describe('[PT10] another key', () => {
  test.each(Object.keys(steps))('in %s: everybody is counted anew, told, and shown a banner', async (phase) => {
    const game = await aPlayedGame()
    const wall = await aBot(game.base)
    await wall.ask('screen:enter', { room: game.room })
    await game.closeQuestion()
    for (const step of steps[phase] ?? []) await game.next(step)
    await game.platform.advance(200)
    await game.ada.gets('result')
    expect(lastTotals(game)[0]).toBeGreaterThan(0)
    expect(lastTotals(game)[1]).toBe(0)

    expect(await hostDoes(game.host, 'rekey', { round: 1, answer: game.wrong })).toMatchObject({ ok: true })
    await heard(game, ({ fraction }) => fraction === 1)
    expect(lastTotals(game)).toEqual(await recounted(game))
    expect(lastTotals(game)[0]).toBe(0)
    expect(lastTotals(game)[1]).toBeGreaterThan(0)
    const isTold = ({ banner }: View) => banner?.about === 'rekey' && banner.round === 1
    for (const device of [game.ada, game.bo, wall, game.host]) await game.passUntil(device, isTold)
  })

  test('standings and the podium follow', async () => {
    const game = await aPlayedGame()
    await game.closeQuestion()
    for (const step of ['next', 'end']) await game.next(step)
    await game.passUntil(game.ada, ({ phase }) => phase === 'finished')
    const first = ({ view }: Bot) => (view?.phase === 'finished' ? view.people[0]?.name : undefined)
    expect(first(game.ada)).toBe('Ada')
    await hostDoes(game.host, 'rekey', { round: 1, answer: game.wrong })
    await game.passUntil(game.ada, ({ banner }) => banner?.about === 'rekey')
    expect(first(game.ada)).toBe('Bo')
  })

  test('[RD9] before the key it tells nobody what is right, and counts when that is shown', async () => {
    const game = await aPlayedGame()
    await game.closeQuestion()
    await hostDoes(game.host, 'rekey', { round: 1, answer: game.wrong })
    await game.passUntil(game.bo, ({ banner }) => banner?.about === 'rekey')
    expect(game.bo.results).toEqual([])
    await game.next()
    await game.passUntil(game.bo, ({ phase }) => phase === 'reveal')
    expect(game.bo.view).toMatchObject({ key: game.wrong })
    await heard(game, ({ fraction }) => fraction === 1)
    expect(lastTotals(game)).toEqual(await recounted(game))
  })

  test('of an open round closes it first; answers that come later are refused', async () => {
    const game = await aPlayedGame()
    const late = { ...answerTo(game.ada, 2), seq: 2 }
    await hostDoes(game.host, 'rekey', { round: 1, answer: game.wrong })
    await game.passUntil(game.ada, ({ phase }) => phase === 'closed')
    expect(game.ada.view).toMatchObject({ banner: { about: 'rekey' } })
    expect(await game.ada.send('answer:submit', late)).toMatchObject({ refusal: 'answer:too-late' })
  })

  test('that does not exist is refused with the list of what there is', async () => {
    const game = await aPlayedGame()
    await game.closeQuestion()
    const refused = await hostDoes(game.host, 'rekey', { round: 1, answer: 'nowhere' })
    expect(refused).toMatchObject({ ok: false, refusal: 'repair:answer', view: { phase: 'closed' } })
    const { known } = refused as unknown as { known: readonly { id: string; text: unknown }[] }
    expect(known.map(({ id }) => id)).toEqual(optionsOf(game.host))
    expect(known[0]).toMatchObject({ text: { lang: 'en' } })
  })

  test('is for hosts, for questions that have one, and for those that have been opened', async () => {
    const game = await aPlayedGame()
    await game.closeQuestion()
    const asked = { command: 'rekey', request: requestId(), round: 1, answer: game.wrong }
    expect(await game.ada.send('host:do', asked)).toMatchObject({ refusal: 'host:key' })
    expect(await game.ada.send('round:read', { round: 1 })).toMatchObject({ refusal: 'host:key' })
    expect(await hostDoes(game.host, 'rekey', { round: 2, answer: game.wrong })).toMatchObject({
      refusal: 'round:unknown',
    })
    expect(await game.host.send('round:read', { round: 2 })).toMatchObject({ refusal: 'round:unknown' })
    await hostDoes(game.host, 'void', { round: 1 })
    expect(await game.host.send('host:do', asked)).toMatchObject({ refusal: 'repair:out' })
  })

  test('there is none for a discussion', async () => {
    const game = await aGame({ kinds: ['discuss'], length: 1 }, { pack: aDiscussionPack() })
    await game.openQuestion()
    const refused = await hostDoes(game.host, 'accept', { round: 1, answer: 'Whatever' })
    expect(refused).toMatchObject({ refusal: 'repair:no-key' })
    expect(await game.host.send('round:read', { round: 1 })).toMatchObject({ ok: true, keys: [] })
  })
})

describe('[PT10] a second answer', () => {
  test('earns as the first does, and both are shown', async () => {
    const game = await aPlayedGame()
    await game.closeQuestion()
    await game.next()
    await game.passUntil(game.bo, ({ phase }) => phase === 'reveal')
    await hostDoes(game.host, 'accept', { round: 1, answer: game.wrong })
    await heard(game, ({ fraction }) => fraction === 1)
    const [ada = 0, bo = 0] = lastTotals(game)
    expect([ada, bo]).toEqual(await recounted(game))
    expect(Math.min(ada, bo)).toBeGreaterThan(0)
    await game.passUntil(game.ada, ({ banner }) => banner?.about === 'accept')
    expect(game.ada.view).toMatchObject({ key: game.right, alsoKeys: [game.wrong] })

    await game.next()
    await game.passUntil(game.ada, (view) => 'why' in view)
    const texts = (await game.ada.send('reveal:read', { round: 1 })) as unknown as { whyNot: object }
    expect(Object.keys(texts.whyNot)).not.toContain(game.wrong)
    expect(await game.host.send('round:read', { round: 1 })).toMatchObject({
      keys: [game.right, game.wrong],
      question: { kind: 'choice' },
    })
  })

  test('asked for twice, by one request or two, is one', async () => {
    const game = await aPlayedGame()
    await game.closeQuestion()
    const asked = { command: 'accept', request: requestId(), round: 1, answer: game.wrong }
    const first = await game.host.send('host:do', asked)
    expect(first).toMatchObject({ ok: true, view: { alsoKeys: [game.wrong] } })
    expect(await game.host.send('host:do', asked)).toEqual(first)
    expect(await hostDoes(game.host, 'accept', { round: 1, answer: game.wrong })).toEqual(first)
  })
})
