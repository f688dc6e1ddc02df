import { expect, test } from 'vitest'
import { coalesced } from '../../../../server/src/runner/coalesced.ts'
import { fakePlatform } from '../../../support/platform.ts'

const APART = 50

/** Work that a test finishes, and how often it has begun. */
function slowWork() {
  const platform = fakePlatform()
  const running: (() => void)[] = []
  let runs = 0
  let most = 0
  const work = () => {
    runs += 1
    return new Promise<void>((done) => {
      running.push(done)
      most = Math.max(most, running.length)
    })
  }
  const one = coalesced({ platform, apart: APART, work, failed: () => {} })
  const finish = () => {
    running.shift()?.()
    return platform.advance(0)
  }
  return { ...one, platform, finish, runs: () => runs, most: () => most }
}

test.each(['now', 'soon'] as const)('asked for %s while it runs, it runs once more afterwards', async (how) => {
  const one = slowWork()
  one.now()
  for (let asked = 0; asked < 3; asked++) one[how]()
  await one.platform.advance(APART)
  expect(one.runs()).toBe(1)

  await one.finish()
  await one.platform.advance(3 * APART)
  expect(one.runs()).toBe(2)
  await one.finish()
  await one.platform.advance(10 * APART)
  expect([one.runs(), one.most()]).toEqual([2, 1])
})

test('many who ask soon get one run, not closer than so far to the one before', async () => {
  const one = slowWork()
  one.now()
  await one.finish()
  for (let asked = 0; asked < 3; asked++) one.soon()
  await one.platform.advance(APART - 1)
  expect(one.runs()).toBe(1)
  await one.platform.advance(1)
  expect(one.runs()).toBe(2)
})

test('stopped, it runs no more', async () => {
  const one = slowWork()
  one.soon()
  one.stop()
  one.now()
  await one.platform.advance(10 * APART)
  expect(one.runs()).toBe(0)
})

test.each([
  ['three times as long', 100, 300],
  ['half a second at the most', 3000, 500],
])('work that takes long rests for %s', async (_, took, rest) => {
  const one = slowWork()
  one.soon()
  await one.platform.advance(took)
  one.soon()
  await one.finish()
  await one.platform.advance(rest - 1)
  expect(one.runs()).toBe(1)
  await one.platform.advance(1)
  expect(one.runs()).toBe(2)
})

test('what is due runs at once, however long it should rest', async () => {
  const one = slowWork()
  one.soon()
  await one.platform.advance(100)
  await one.finish()
  one.now()
  expect(one.runs()).toBe(2)
})

test('what is due while it runs is run right after it, once', async () => {
  const { platform, begun, one } = slowWork(100)
  one.soon()
  await platform.advance(50)
  one.now()
  one.now()
  one.soon()
  await platform.advance(51)
  expect(begun).toEqual([0, 100])
  await platform.advance(5000)
  expect(begun).toEqual([0, 100])
})

test('stopped, it runs no more', async () => {
  const { platform, begun, one } = slowWork(10)
  one.soon()
  one.stop()
  one.now()
  await platform.advance(1000)
  expect(begun).toEqual([])
})
