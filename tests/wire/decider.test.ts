import type { HostView } from '@jawab/shared/protocol/views'
import { expect, test } from 'vitest'
import { hostDoes } from '../support/bots.ts'
import { aGame } from '../support/games.ts'
import { choices } from '../support/packs.ts'

/** A game of one question that Ada's and Bo's teams both got right, Ada after 2 s and Bo after 5. */
async function aTie() {
  const game = await aGame({ length: 1, preset: 'flat', earlyClose: false }, { pack: choices(1) })
  await game.openQuestion()
  const { view } = game.host
  const answer = view && 'key' in view ? view.key : undefined
  await game.platform.advance(2000)
  await game.answer(game.ada, 0, { answer })
  await game.platform.advance(3000)
  await game.answer(game.bo, 0, { answer })
  await game.closeQuestion()
  await game.next('end')
  await game.passUntil(game.ada, ({ phase }) => phase === 'finished')
  return game
}

test('[PT8] equals share a place until the host asks for a decision; then less time on right answers wins', async () => {
  const game = await aTie()
  await game.passUntil(game.host, ({ phase }) => phase === 'finished')
  expect(game.ada.view).toMatchObject({
    standings: [
      { id: 't1', rank: 1 },
      { id: 't2', rank: 1 },
    ],
  })
  expect(game.host.view).toMatchObject({ tie: 'decide' })

  expect(await hostDoes(game.host, 'decide')).toMatchObject({ ok: true })

  const decided = await game.passUntil(game.bo, (view) => view.phase === 'finished' && view.decided === true)
  expect(decided).toMatchObject({
    standings: [
      { id: 't1', rank: 1, points: 100 },
      { id: 't2', rank: 2, points: 100 },
    ],
    people: [
      { name: 'Ada', rank: 1 },
      { name: 'Bo', rank: 2 },
    ],
  })
  expect(await game.bo.gets('result', ({ rank }: { rank: number }) => rank === 2)).toMatchObject({ total: 100 })
  expect(game.host.view).not.toHaveProperty('tie')
})

test('[PT8] who is still equal is asked one more question, which scores nobody', async () => {
  const game = await aGame({ length: 1, preset: 'classic', earlyClose: false }, { pack: choices(3) })
  const keyOf = () => (game.host.view && 'key' in game.host.view ? game.host.view.key : undefined)
  const playRound = async (answers: readonly (readonly [typeof game.ada, boolean])[]) => {
    await game.openQuestion()
    await game.platform.advance(1000)
    for (const [bot, isRight] of answers) if (isRight) await game.answer(bot, 0, { answer: keyOf() })
    await game.closeQuestion()
  }
  await playRound([
    [game.ada, true],
    [game.bo, true],
  ])
  await game.next('end')
  await game.passUntil(game.host, ({ phase }) => phase === 'finished')
  expect(await hostDoes(game.host, 'sudden-death')).toMatchObject({ refusal: 'step:impossible' })
  await hostDoes(game.host, 'decide')
  await game.passUntil(game.host, (view) => 'tie' in view && view.tie === 'sudden-death')

  expect(await hostDoes(game.host, 'sudden-death')).toMatchObject({ ok: true })
  await game.passUntil(game.ada, ({ phase, rounds }) => phase === 'standings' && rounds === 2)
  const { run } = (await game.passUntil(game.host, (view) => 'run' in view && view.run.length === 2)) as HostView
  expect(run.map(({ suddenDeath }) => suddenDeath)).toEqual([undefined, true])
  await playRound([
    [game.ada, false],
    [game.bo, true],
  ])
  await game.next()
  await game.next()
  await game.next()

  const ended = await game.passUntil(game.ada, ({ phase }) => phase === 'finished')
  const points = ended.phase === 'finished' ? ended.standings.map((team) => team.points) : []
  expect(ended).toMatchObject({
    standings: [
      { id: 't2', rank: 1 },
      { id: 't1', rank: 2 },
    ],
  })
  expect(points[0]).toBe(points[1])
  expect(points[0]).toBeGreaterThan(500)
  expect(await hostDoes(game.host, 'again')).toMatchObject({ ok: true, view: { rounds: 1 } })
})

test('[PT8] before the end there is nothing to decide', async () => {
  const game = await aGame({ length: 1 }, { pack: choices(1) })
  expect(await hostDoes(game.host, 'decide')).toMatchObject({ refusal: 'step:impossible' })
})
