import { seconds } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import { createServing } from '../../../../server/src/runner/serving.ts'
import { StoreAway, type RoomStore } from '../../../../server/src/stores/store.ts'
import { withOpenQuestion } from './served.ts'

/** An open room that another node has served so far, and what this one asks of a store that can be kept from writing. */
async function served() {
  const { store, runner, platform, id, watch, stored } = await withOpenQuestion()
  await watch.stop()
  const asked = { beat: 0, lastBeat: 0, seen: 0 }
  let isAway = false
  const count = (name: 'beat' | 'seen') => {
    asked[name] += 1
    return isAway ? Promise.reject(new StoreAway('away')) : undefined
  }
  const counting: RoomStore = {
    ...store,
    beat: (...given) => count('beat') ?? store.beat(...given),
    seen: (...given) => count('seen') ?? store.seen(...given),
    lastBeat: async (...given) => {
      asked.lastBeat += 1
      return store.lastBeat(...given)
    },
  }
  const said: boolean[] = []
  const serving = createServing({
    store: counting,
    runner,
    id,
    connectedSeats: () => ['seat-ada'],
    said: (isOpen) => void said.push(isOpen),
  })
  const look = async () => serving.serve(await stored())
  return { serving, look, asked, said, platform, store, id, setAway: (away: boolean) => (isAway = away) }
}

describe('[RD11] a room that is looked at ten times a second', () => {
  test('has a beat each second, presence every other, and is not asked for the last beat', async () => {
    const { look, asked, platform } = await served()
    for (let looks = 0; looks < 100; looks++) {
      await look()
      await platform.advance(100)
    }
    expect(asked).toEqual({ beat: 12, lastBeat: 1, seen: 7 })
  })

  test('says when it has said so, so that the next pulse comes a second later', async () => {
    const { look, said, platform } = await served()
    await look()
    await platform.advance(100)
    await look()
    expect(said).toEqual([true])
  })
})

test('[RD11] an outage is made good before the beat that would hide it', async () => {
  const { look, platform } = await served()
  await look()
  await platform.advance(seconds(6))
  expect(await look()).toMatchObject({ banner: { about: 'outage' } })
})

test('[RD11] while beats are not stored a pulse is a look, since to beat could hide an outage', async () => {
  const { serving, look, platform, setAway } = await served()
  await look()
  setAway(true)
  await platform.advance(seconds(3.5))
  await look()
  expect(serving.isLookDue()).toBe(false)
  await platform.advance(seconds(0.6))
  expect(serving.isLookDue()).toBe(true)
})
