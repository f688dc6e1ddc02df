import { expect, test } from 'vitest'
import { coalesced } from '../../../../server/src/runner/coalesced.ts'
import { fakePlatform } from '../../../support/platform.ts'

/** Work that takes so long, and when its runs began. */
function slowWork(took: number) {
  const platform = fakePlatform()
  const begun: number[] = []
  const work = () => {
    begun.push(platform.monotonic())
    return new Promise<void>((done) => platform.after(took, done))
  }
  const failed = (error: unknown) => expect.unreachable(String(error))
  return { platform, begun, one: coalesced({ platform, apart: () => 50, work, failed }) }
}

test('all who ask while it runs get one run more, not sooner than it may', async () => {
  const { platform, begun, one } = slowWork(10)
  one.soon()
  await platform.advance(5)
  one.soon()
  one.soon()
  await platform.advance(54)
  expect(begun).toEqual([0])
  await platform.advance(1000)
  expect(begun).toEqual([0, 60])
})

test('work that takes long rests for three times as long, but never for more than half a second', async () => {
  const long = slowWork(100)
  long.one.soon()
  await long.platform.advance(50)
  long.one.soon()
  await long.platform.advance(1000)
  expect(long.begun).toEqual([0, 400])

  const stuck = slowWork(3000)
  stuck.one.soon()
  await stuck.platform.advance(50)
  stuck.one.soon()
  await stuck.platform.advance(5000)
  expect(stuck.begun).toEqual([0, 3500])
})

test('what is due runs at once, however long it should rest', async () => {
  const { platform, begun, one } = slowWork(100)
  one.soon()
  await platform.advance(150)
  void one.now()
  await platform.advance(1)
  expect(begun).toEqual([0, 150])
})

test('what is due while it runs is run right after it, once', async () => {
  const { platform, begun, one } = slowWork(100)
  one.soon()
  await platform.advance(50)
  void one.now()
  void one.now()
  one.soon()
  await platform.advance(51)
  expect(begun).toEqual([0, 100])
  await platform.advance(5000)
  expect(begun).toEqual([0, 100])
})

test('what is asked for before a run begins to look is done by it, what comes later is not', async () => {
  const { platform, begun, one } = slowWork(100)
  one.soon()
  await platform.advance(50)
  one.soon()
  one.begins()
  await platform.advance(1000)
  expect(begun).toEqual([0])

  void one.now()
  one.begins()
  one.soon()
  await platform.advance(1000)
  expect(begun).toEqual([0, 1050, 1450])
})

test('whoever asks for a run at once hears when it is done, and not of one that began to look before', async () => {
  const { platform, one } = slowWork(100)
  const done: string[] = []
  const ask = (name: string) => void one.now().then(() => done.push(`${name} ${platform.monotonic()}`))
  ask('first')
  await platform.advance(20)
  one.begins()
  await platform.advance(20)
  ask('second')
  await platform.advance(1000)
  expect(done).toEqual(['first 100', 'second 200'])
})

test('stopped, it runs no more', async () => {
  const { platform, begun, one } = slowWork(10)
  one.soon()
  one.stop()
  void one.now()
  await platform.advance(1000)
  expect(begun).toEqual([])
})
