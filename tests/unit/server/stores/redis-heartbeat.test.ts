import { seconds } from '@jawab/shared/time'
import { expect, onTestFinished, test } from 'vitest'
import type { Connection } from '../../../../server/src/stores/redis/connection.ts'
import { startHeartbeat } from '../../../../server/src/stores/redis/heartbeat.ts'
import { fakePlatform } from '../../../support/platform.ts'

const leads = () => Promise.resolve(['master', 0, []])

/** A line that leads, follows, refuses or keeps silent, until another is told. */
function aLine() {
  const platform = fakePlatform()
  const line = { replies: leads as () => Promise<unknown>, redials: 0 }
  const send = (<Reply>() => line.replies() as Promise<Reply>) satisfies Connection['send']
  onTestFinished(startHeartbeat({ send, redial: () => void line.redials++ }, platform))
  return { platform, line }
}

test.each([
  ['leads', leads],
  ['is known to be lost', () => Promise.reject(new Error('offline'))],
])('a line that %s is not dialled anew', async (_, replies) => {
  const { platform, line } = aLine()
  line.replies = replies
  await platform.advance(seconds(60))
  expect(line.redials).toBe(0)
})

test.each([
  ['is silent', () => new Promise(() => {})],
  ['follows another', () => Promise.resolve(['slave', '127.0.0.1', 6379, 'connected', 0])],
])('a line that %s is dialled anew, as often as it is found so', async (_, replies) => {
  const { platform, line } = aLine()
  line.replies = replies
  await platform.advance(seconds(9.9))
  expect(line.redials).toBe(0)
  await platform.advance(seconds(0.1))
  expect(line.redials).toBe(1)

  line.replies = leads
  await platform.advance(seconds(5))
  expect(line.redials).toBe(2)
  await platform.advance(seconds(60))
  expect(line.redials).toBe(2)
})
