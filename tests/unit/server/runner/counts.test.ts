import { seconds } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import { createCounts } from '../../../../server/src/runner/counts.ts'
import type { RoomStore } from '../../../../server/src/stores/store.ts'
import type { FakePlatform } from '../../../support/platform.ts'
import { aQuestion, askFor } from '../../../support/rooms.ts'
import { aShakyStore } from '../../../support/shaky-store.ts'
import { aNode, aServedRoom, someDevices, withOpenQuestion } from './served.ts'

test('[RV2] the tally follows answers, and says how many only', async () => {
  const { platform, answer, devices } = await withOpenQuestion()
  await answer('Ada')
  await platform.advance(300)
  expect(devices.tallies.at(-1)).toEqual({
    round: 1,
    stage: 'solo',
    answered: 1,
    present: 2,
    byTeam: { t1: { answered: 1, present: 1 }, t2: { answered: 0, present: 1 } },
  })
})

test.each([
  { elsewhere: 0, aSecond: 4 },
  { elsewhere: 1000, aSecond: 2 },
  { elsewhere: 50_000, aSecond: 1 },
])(
  '[RV2] with $elsewhere people in other rooms a wall is told $aSecond times a second',
  async ({ elsewhere, aSecond }) => {
    const { platform, watch, id, devices } = await withOpenQuestion()
    devices.elsewhere = elsewhere
    await platform.advance(seconds(2))
    const before = devices.tallies.length
    for (let at = 0; at < 4000; at += 10) {
      watch.answered(id)
      await platform.advance(10)
    }
    expect(Math.round((devices.tallies.length - before) / 4)).toBe(aSecond)
  },
)

describe('[RD5] early close', () => {
  test('comes when everybody has answered and all answers have stood for two seconds', async () => {
    const { platform, answer, stored } = await withOpenQuestion()
    await platform.advance(seconds(13))
    await answer('Ada')
    await answer('Bo')
    await platform.advance(seconds(1.5))
    const open = await stored()
    // Two seconds to stand, up to one until the next count, and the window's own end.
    await platform.advance(seconds(2.5))
    expect(open.phase.name === 'question' && open.phase.closesAt).toBeGreaterThan(platform.wallClock())
    expect((await stored()).phase.name).toBe('closed')
  })

  test('waits for whoever has come in since the seats were looked at', async () => {
    const { platform, store, runner, devices, id, answer, stored } = await withOpenQuestion()
    const look = async () => ({ room: await stored(), seats: await store.seats(id), question: aQuestion() })
    let looked = await look()
    const makeUp = async () => {}
    const count = createCounts({ store, runner, audience: devices, lookedAt: () => looked, makeUp })
    await platform.advance(seconds(14))
    looked = await look()
    await answer('Ada')
    await answer('Bo')
    await store.takeSeat(id, askFor('Cai'), 10)
    await store.seen(id, ['seat-cai'], store.now())
    await platform.advance(seconds(2.1))
    const open = await stored()
    await count(id)
    expect(devices.tallies.at(-1)).toMatchObject({ answered: 2, present: 2 })
    expect(await stored()).toEqual(open)
  })

  test('never within 15 s after a start', async () => {
    const { platform, answer, stored } = await withOpenQuestion()
    await answer('Ada')
    await answer('Bo')
    await platform.advance(seconds(8))
    expect((await stored()).phase.name).toBe('question')
  })
})

describe('[RD5] after an outage', () => {
  test('nothing closes early over those whose server comes back later', async () => {
    const { store, platform, id, host, answer, stored } = await aServedRoom()
    const [one, other] = [aShakyStore(store), aShakyStore(store)]
    const nodes = [servedBy(one.store, platform, 'seat-ada'), servedBy(other.store, platform, 'seat-bo')]
    await Promise.all(nodes.map(({ watch }) => watch.begin(id)))
    await host('start')
    await host('skip')
    await platform.advance(seconds(3))
    await answer('Ada')

    one.setAway(true)
    other.setAway(true)
    await platform.advance(seconds(16))
    one.setAway(false)
    await platform.advance(seconds(3))
    expect(await stored()).toMatchObject({ phase: { name: 'question' }, banner: { about: 'outage' } })
    const { phase } = await stored()
    expect(phase.name === 'question' && phase.closesAt).toBeGreaterThan(platform.wallClock())
  })
})

function servedBy(store: RoomStore, platform: FakePlatform, seat: string) {
  const devices = someDevices()
  devices.seats = [seat]
  return aNode(store, platform, devices)
}
