import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { createPace, REST } from '../../../../server/src/stores/pace.ts'
import { roomTurns } from '../../../../server/src/stores/redis/turns.ts'
import { fakePlatform } from '../../../support/platform.ts'

/** Turns whose work is done at once, and what was done together, in order. */
function someTurns() {
  const platform = fakePlatform()
  const turns = roomTurns(platform, createPace(platform))
  const done: string[] = []
  const join = turns.inTurn(async (id: string, words: readonly string[]) => {
    done.push(`${id}: ${words.join()}`)
    return words
  }, 3)
  const step = turns.oneByOne(async (id: string, word: string) => {
    done.push(`${id}: ${word}!`)
    return word
  })
  return { platform, turns, done, join, step }
}

/** The same just after a trip. */
async function restingTurns() {
  const some = someTurns()
  await some.join('room-0', 'first')
  some.done.length = 0
  return some
}

test('who comes first goes at the end of the turn, with all who came in it', async () => {
  const { join, done } = someTurns()
  await Promise.all([join('room-1', 'a'), join('room-1', 'b'), join('room-2', 'c')])
  expect(done).toEqual(['room-1: a,b', 'room-2: c'])
})

test('who comes soon after a trip waits for others, of all rooms', async () => {
  const { platform, join, done } = await restingTurns()
  void join('room-1', 'a')
  void join('room-2', 'b')
  await platform.advance(REST)
  await turn()
  expect(done).toEqual([])
  void join('room-1', 'c')
  await turn()
  expect(done).toEqual(['room-1: a,c', 'room-2: b'])
})

test('no more than so many are done together, and the rest right after them', async () => {
  const { join, done } = someTurns()
  await Promise.all(['a', 'b', 'c', 'd'].map((word) => join('room-1', word)))
  expect(done).toEqual(['room-1: a,b,c', 'room-1: d'])
})

test('what is done one by one waits for nobody, and takes along whoever waits before it in its room', async () => {
  const { join, step, done } = await restingTurns()
  void join('room-1', 'a')
  void join('room-2', 'b')
  void step('room-1', 'c')
  await turn()
  expect(done).toEqual(['room-1: a', 'room-1: c!'])
})

test('stopping does what waits, and refuses what comes later', async () => {
  const { turns, join, step, done } = await restingTurns()
  const waiting = join('room-1', 'a')
  await turns.stop()
  expect(done).toEqual(['room-1: a'])
  expect(await waiting).toBe('a')
  await expect(join('room-1', 'b')).rejects.toThrow('closed')
  await expect(step('room-1', 'c')).rejects.toThrow('closed')
})
