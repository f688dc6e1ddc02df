import { expect, test } from 'vitest'
import type { TeamEvent } from '@jawab/shared/protocol/to-client'
import { noLimits } from '../../server/src/limits/limits.ts'
import { makeRoom, startApp, testConfig } from '../support/app.ts'
import { aBot, aPhone, requestId } from '../support/bots.ts'

/** As many as the issue of a real flood; JAWAB_FLOOD=10 takes a tenth of each. */
const SHARE = 1 / Number(process.env['JAWAB_FLOOD'] ?? 10)
const GUESSES = 100_000 * SHARE
const HONEST = 600 * SHARE
const CROWD = 1000 * SHARE

/** So many at a time, until all are done. */
async function each<Item>(items: Iterable<Item>, atOnce: number, work: (item: Item) => Promise<void>) {
  const iterator = items[Symbol.iterator]()
  const worker = async () => {
    for (let next = iterator.next(); !next.done; next = iterator.next()) await work(next.value)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at)

test(
  `[RM4] of ${GUESSES} typed PINs from one address 35 are looked at, and ${HONEST} joins by link from there all pass`,
  { timeout: 600_000 },
  async () => {
    const { base, errors } = await startApp({
      config: { limits: { ...noLimits, wrongPins: testConfig.limits.wrongPins } },
    })
    const { room, code } = await makeRoom(base)
    let [answered, limited, seated] = [0, 0, 0]
    const began = Date.now()
    const guessing = each(upTo(GUESSES), 20, async (at) => {
      const { status } = await fetch(`${base}/api/rooms/${String(at).padStart(6, '0')}`)
      if (status === 429) limited += 1
      else answered += 1
    })
    const joining = each(upTo(HONEST), 10, async (at) => {
      const guest = await aBot(base)
      const taken = await guest.send('seat:take', { room, code, name: `Guest ${at}`, request: requestId() })
      if (taken.ok) seated += 1
    })
    await Promise.all([guessing, joining])
    const minutesBegun = Math.ceil((Date.now() - began) / 60_000)
    expect(answered).toBeLessThanOrEqual(35 * minutesBegun)
    expect(answered + limited).toBe(GUESSES)
    expect(seated).toBe(HONEST)
    expect(errors).toEqual([])
  },
)

test(`[RM4] ${CROWD} who come at once are all seated, under the usual limits`, { timeout: 120_000 }, async () => {
  const { base, errors } = await startApp({ config: { limits: testConfig.limits } })
  const { room, code } = await makeRoom(base)
  const guests = await Promise.all(upTo(CROWD).map(() => aBot(base)))
  const taken = await Promise.all(
    guests.map((guest, at) => guest.send('seat:take', { room, code, name: `Guest ${at}`, request: requestId() })),
  )
  expect(taken.filter(({ ok }) => ok)).toHaveLength(CROWD)
  expect(errors).toEqual([])
})

test('[ST5] whoever is in a large team is told of 40 mates and how many more there are', async () => {
  const { base, errors } = await startApp({ config: { limits: noLimits } })
  const { room } = await makeRoom(base, { teams: 2, teamDeal: 'choose' })
  const ada = await aPhone(base, room, 'Ada', { team: 't1' })
  await each(upTo(49), 10, async (at) => void (await aPhone(base, room, `Mate ${at}`, { team: 't1' })))
  const news = await ada.gets('team', ({ more }: TeamEvent) => more === 10)
  expect((news as TeamEvent).members).toHaveLength(40)
  expect((news as TeamEvent).members[0]).toEqual({ name: 'Ada', present: true })
  expect(errors).toEqual([])
})
