import { seconds } from '@jawab/shared/time'
import { expect, onTestFinished, test } from 'vitest'
import type { Connection } from '../../../../server/src/stores/redis/connection.ts'
import { startHeartbeat } from '../../../../server/src/stores/redis/heartbeat.ts'
import { fakePlatform } from '../../../support/platform.ts'

/** A line that answers, refuses or keeps silent, until another is told. */
function aLine() {
  const platform = fakePlatform()
  const line = { replies: () => Promise.resolve(), redials: 0 }
  const send = (<Reply>() => line.replies() as Promise<Reply>) satisfies Connection['send']
  onTestFinished(startHeartbeat({ send, redial: () => void line.redials++ }, platform))
  return { platform, line }
}

test.each([
  ['answers', () => Promise.resolve()],
  ['is known to be lost', () => Promise.reject(new Error('offline'))],
])('a line that %s is not dialled anew', async (_, replies) => {
  const { platform, line } = aLine()
  line.replies = replies
  await platform.advance(seconds(60))
  expect(line.redials).toBe(0)
})

test('a line that is silent is dialled anew, as often as it is found so', async () => {
  const { platform, line } = aLine()
  line.replies = () => new Promise(() => {})
  await platform.advance(seconds(9.9))
  expect(line.redials).toBe(0)
  await platform.advance(seconds(0.1))
  expect(line.redials).toBe(1)

  line.replies = () => Promise.resolve()
  await platform.advance(seconds(5))
  expect(line.redials).toBe(2)
  await platform.advance(seconds(60))
  expect(line.redials).toBe(2)
})
