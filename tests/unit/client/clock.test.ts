import { seconds } from '@jawab/shared/time'
import { expect, test } from 'vitest'
import { Clock } from '../../../client/src/state/clock.ts'

test('[TM1] the probe with the smallest round trip sets the clock', async () => {
  let device = 0
  const clock = new Clock(() => device)
  const probe = (serverNow: number, roundTrip: number) =>
    clock.probe(() => {
      device += roundTrip
      return Promise.resolve(serverNow)
    })

  await probe(1_000_500, 1000)
  await probe(1_001_010, 20)
  await probe(1_009_999, 400)
  expect(clock.now()).toBe(1_000_000 + device)
})

test('[TM1] a sample is stale after a minute, or at once when the page was hidden', async () => {
  let device = 0
  const clock = new Clock(() => device)
  expect(clock.isStale).toBe(true)
  await clock.probe(() => Promise.resolve(5000))
  expect(clock.isStale).toBe(false)

  device += seconds(60) + 1
  expect(clock.isStale).toBe(true)
  await clock.probe(() => Promise.resolve(5000))
  clock.distrust()
  expect(clock.isStale).toBe(true)
})
