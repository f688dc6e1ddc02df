import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { roomTurns } from '../../../../server/src/stores/redis/turns.ts'
import { fakePlatform } from '../../../support/platform.ts'

/** Writes that take half a millisecond each, and what was written together. */
function aWriter() {
  const platform = fakePlatform()
  const written: string[] = []
  const write = roomTurns(platform).inTurn(async (id, items: readonly string[]) => {
    await new Promise<void>((done) => platform.after(0.5, done))
    written.push(`${id}: ${items.join(' ')}`)
    return items
  }, 3)
  return { platform, written, write }
}

test('writes that meet during the rest of a room share one call, so many at once, in order', async () => {
  const { platform, written, write } = aWriter()
  const writing = [write('r', 'a')]
  await turn()
  await platform.advance(1)
  writing.push(write('r', 'b'), write('r', 'c'))
  await platform.advance(4)
  writing.push(write('r', 'd'), write('r', 'e'))
  expect(written).toEqual(['r: a'])
  await platform.advance(20)
  expect(await Promise.all(writing)).toEqual(['a', 'b', 'c', 'd', 'e'])
  expect(written).toEqual(['r: a', 'r: b c d', 'r: e'])
})

test('one room does not rest for another', async () => {
  const { platform, written, write } = aWriter()
  const first = write('r', 'a')
  await turn()
  await platform.advance(1)
  const second = write('s', 'b')
  await turn()
  await platform.advance(1)
  await Promise.all([first, second])
  expect(written).toEqual(['r: a', 's: b'])
})
