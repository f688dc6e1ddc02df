import { once } from 'node:events'
import { connect } from 'node:net'
import { seconds } from '@jawab/shared/time'
import { expect, onTestFinished, test } from 'vitest'
import { aBot, lineOf } from '../support/bots.ts'
import { aFolder } from '../support/folders.ts'
import { aRedis } from '../support/redis-process.ts'
import { aServer } from '../support/server-process.ts'

test('a server that is told to stop is gone in under 25 s, whoever holds on to it', { timeout: 60_000 }, async () => {
  const redis = await aRedis()
  onTestFinished(() => redis.remove())
  const server = await aServer({ folder: aFolder(), env: { REDIS_URL: redis.url } })
  onTestFinished(() => server.kill())
  await server.start()
  const deaf = await aBot(server.base)
  lineOf(deaf).pause()
  const silent = connect(Number(new URL(server.base).port), '127.0.0.1')
  onTestFinished(() => void silent.destroy())
  silent.on('error', () => {})
  await once(silent, 'connect')
  redis.halt()
  // Waits for the store, which does not answer.
  const asking = fetch(`${server.base}/readyz`).catch(() => {})
  await fetch(server.base)

  const began = performance.now()
  const code = await server.stop()

  expect(performance.now() - began).toBeLessThan(seconds(25))
  expect(code).toBe(0)
  await asking
})
