import { setImmediate as nextTurn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { oneATurn } from '../../../../server/src/runner/one-a-turn.ts'
import { fakePlatform } from '../../../support/platform.ts'

test('who asks together goes on one after the other, and what comes in meanwhile goes between', async () => {
  const turn = oneATurn(fakePlatform())
  const seen: string[] = []
  const asked = ['first', 'second', 'third'].map((room) => turn().then(() => seen.push(room)))
  const comesIn = async () => {
    for (const message of ['one', 'two']) {
      await nextTurn()
      seen.push(message)
    }
  }
  await Promise.all([...asked, comesIn()])
  expect(seen).toEqual(['first', 'one', 'second', 'two', 'third'])
})

test('who asks later has a turn too', async () => {
  const turn = oneATurn(fakePlatform())
  await turn()
  await turn()
  await Promise.all([turn(), turn()])
})
