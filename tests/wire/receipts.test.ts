import { expect, test } from 'vitest'
import { openEmbeddedStore } from '../../server/src/stores/embedded/open.ts'
import { StoreAway } from '../../server/src/stores/store.ts'
import { aFolder } from '../support/folders.ts'
import { aGame, answerTo } from '../support/games.ts'
import { fakePlatform } from '../support/platform.ts'

/** A game over a store that keeps answers only once `keeping` is over. */
async function aGameWith(keeping: () => Promise<void>) {
  const platform = fakePlatform()
  const store = openEmbeddedStore({ folder: aFolder(), platform })
  const submit: typeof store.submit = (id, given) => keeping().then(() => store.submit(id, given))
  const game = await aGame({}, { platform, store: { ...store, submit } })
  await game.openQuestion()
  const roomId = (await store.findRoom(game.room)) ?? ''
  const stored = () => store.answerOf(roomId, 1, game.ada.seat.id)
  return { ...game, stored }
}

test('[RD3] a receipt comes when the answer is stored, not before', async () => {
  let begin = () => {}
  const begun = new Promise<void>((resolve) => (begin = resolve))
  let keep = () => {}
  const kept = new Promise<void>((resolve) => (keep = resolve))
  const { ada, stored } = await aGameWith(() => {
    begin()
    return kept
  })
  const answering = ada.send('answer:submit', answerTo(ada))
  await begun

  // Whatever had been said to it by then comes before this reply.
  await ada.send('clock:probe', {})
  expect(ada.packets.filter(({ name }) => name === 'reply answer:submit')).toEqual([])
  expect(await stored()).toBeUndefined()
  keep()

  expect(await answering).toMatchObject({ ok: true, seq: 1 })
  expect(await stored()).toMatchObject({ seq: 1 })
})

test('[RD4] while the store is away there is no receipt and no fault, and a repeat is taken', async () => {
  let isAway = true
  const { ada, stored, errors } = await aGameWith(async () => {
    if (isAway) throw new StoreAway('away')
  })
  const answer = answerTo(ada)

  const refused = await ada.send('answer:submit', answer)
  expect(refused).toMatchObject({ ok: false, refusal: 'store:away' })
  expect(refused).not.toHaveProperty('receivedAt')
  isAway = false
  expect(await ada.send('answer:submit', answer)).toMatchObject({ ok: true, seq: 1 })
  expect(await stored()).toMatchObject({ request: answer.request })
  expect(errors).toEqual([])
})

test('a bug is a fault that is logged: no receipt, and the connection lives', async () => {
  const { ada, stored, errors } = await aGameWith(() => Promise.reject(new Error('a bug')))

  expect(await ada.send('answer:submit', answerTo(ada))).toMatchObject({ ok: false, refusal: 'server:fault' })
  expect(await stored()).toBeUndefined()
  expect(errors).toEqual([[expect.objectContaining({ command: 'answer:submit' }), 'command failed']])
  expect(await ada.send('clock:probe', {})).toMatchObject({ ok: true })
})
