import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { oneATurn } from '../../../../server/src/gateway/one-a-turn.ts'
import { fakePlatform } from '../../../support/platform.ts'

test('what comes in between is done between', async () => {
  const done: string[] = []
  oneATurn(fakePlatform(), ['a', 'b', 'c'], (item) => void done.push(item))
  done.push('first guest')
  await turn()
  done.push('second guest')
  await turn()
  expect(done).toEqual(['a', 'first guest', 'b', 'second guest', 'c'])
})
