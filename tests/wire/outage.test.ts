import { seconds, type Millis } from '@jawab/shared/time'
import { expect, test } from 'vitest'
import { openEmbeddedStore } from '../../server/src/stores/embedded/open.ts'
import { aFolder } from '../support/folders.ts'
import { aGame } from '../support/games.ts'
import { fakePlatform } from '../support/platform.ts'
import { aShakyStore } from '../support/shaky-store.ts'

/** A game whose store can be taken away and given back. */
async function aGameOnShakyStore(rules: object = {}) {
  const platform = fakePlatform()
  const { store, setAway } = aShakyStore(openEmbeddedStore({ folder: aFolder(), platform }))
  const game = await aGame(rules, { platform, store })
  /** In steps, with time for each to be served. */
  const pass = async (duration: Millis) => {
    for (let passed = 0; passed < duration; passed += 250) {
      await platform.advance(250)
      await game.ada.send('clock:probe', {})
    }
  }
  return { ...game, pass, setAway }
}

test('[RD11] the first answer after an outage counts, though the deadline has not been moved yet', async () => {
  const { openQuestion, pass, passUntil, setAway, ada, answer } = await aGameOnShakyStore()
  await openQuestion()
  await pass(seconds(18))

  setAway(true)
  await pass(seconds(6))
  expect(await answer(ada)).toMatchObject({ refusal: 'store:away' })
  setAway(false)

  expect(await answer(ada)).toMatchObject({ ok: true, seq: 1 })
  await passUntil(ada, ({ banner }) => banner?.about === 'outage')
})

test('[RD11] [RV3] the first mark after an outage counts, though the end of the marking has not been moved yet', async () => {
  const rules = { kinds: ['discuss'], teams: 3, limitSeconds: 60 }
  const { openQuestion, closeQuestion, next, pass, passUntil, setAway, host, ada } = await aGameOnShakyStore(rules)
  await openQuestion()
  await closeQuestion()
  await next()
  await next()
  await passUntil(ada, ({ phase }) => phase === 'marking')
  const mark = () =>
    ada.ask('mark:submit', { round: 1, team: 't2', points: [], seq: 1, request: 'the same, tried again' })
  await pass(seconds(43))

  setAway(true)
  await pass(seconds(6))
  expect(await mark()).toMatchObject({ refusal: 'store:away' })
  setAway(false)

  expect(await mark()).toMatchObject({ ok: true, mark: { seq: 1 } })
  await passUntil(host, ({ banner }) => banner?.about === 'outage')
})

test('[RD3] an answer after the window of a round that was served all along is too late', async () => {
  const { openQuestion, pass, setAway, ada, answer } = await aGameOnShakyStore()
  await openQuestion()
  await pass(seconds(19))
  setAway(true)
  await pass(seconds(2.25))
  setAway(false)

  expect(await answer(ada)).toMatchObject({ refusal: 'answer:too-late' })
})
