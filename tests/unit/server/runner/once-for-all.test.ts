import { expect, test } from 'vitest'
import { onceForAll } from '../../../../server/src/runner/once-for-all.ts'
import { fakePlatform } from '../../../support/platform.ts'

/** Work that a test finishes, each time with the number of the run. */
function slowWork() {
  const running: (() => void)[] = []
  let runs = 0
  return {
    work: () => new Promise<number>((done) => running.push(done.bind(undefined, ++runs))),
    finish: () => running.shift()?.(),
    begun: () => runs,
  }
}

const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

test('all who ask before it begins get one run, who asks later gets the next', async () => {
  const { work, finish, begun } = slowWork()
  const ask = onceForAll(fakePlatform(), work)
  const first = [ask('a'), ask('a'), ask('a')]
  await turn()
  expect(begun()).toBe(1)
  const late = [ask('a'), ask('a')]
  await turn()
  expect(begun()).toBe(1)
  finish()
  expect(await Promise.all(first)).toEqual([1, 1, 1])
  await turn()
  finish()
  expect(await Promise.all(late)).toEqual([2, 2])
})

test('it rests for as long as it took, and a run that fails fails for its own', async () => {
  const platform = fakePlatform()
  let runs = 0
  const ask = onceForAll(platform, async () => {
    runs += 1
    await platform.advance(40)
    if (runs === 1) throw new Error('away')
    return runs
  })
  await expect(ask('a')).rejects.toThrow('away')
  const second = ask('a')
  await turn()
  expect(runs).toBe(1)
  await platform.advance(40)
  expect(await second).toBe(2)
})

test('rooms do not wait for each other', async () => {
  const { work, finish } = slowWork()
  const ask = onceForAll(fakePlatform(), work)
  const both = [ask('a'), ask('b')]
  await turn()
  finish()
  finish()
  expect(await Promise.all(both)).toEqual([1, 2])
})
