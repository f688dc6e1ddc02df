import { once } from 'node:events'
import { connect } from 'node:net'
import { expect, onTestFinished, test } from 'vitest'
import { realPlatform } from '../../server/src/platform.ts'
import { openRedisStore } from '../../server/src/stores/redis/open.ts'
import { makeRoom, startApp } from '../support/app.ts'
import { aBot, aPhone, lineOf } from '../support/bots.ts'
import { fakePlatform } from '../support/platform.ts'
import { aRedis } from '../support/redis-process.ts'

const READY = 200
const UNREADY = 503

test('a node alone says so to its devices, and is gone at once', async () => {
  const platform = fakePlatform()
  const { app, base } = await startApp({ platform })
  const made = await makeRoom(base)
  const ada = await aPhone(base, made.room, 'Ada')
  await app.stop()
  expect(await ada.gets('bye')).toMatchObject({ refusal: 'node:moved' })
  await ada.gone()
})

test('a device that has stopped reading does not keep it', async () => {
  const { app, base } = await startApp()
  const deaf = await aBot(base)
  lineOf(deaf).pause()
  await app.stop()
  await expect(fetch(base)).rejects.toThrow()
})

const HALF_A_REQUEST = 'POST /api/rooms HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{'

test.each([
  ['asks nothing', ''],
  ['does not end its request', HALF_A_REQUEST],
])('who has dialled and %s does not keep it', async (_, sent) => {
  const { app, base } = await startApp()
  const line = connect(Number(new URL(base).port), '127.0.0.1')
  line.on('error', () => {}).resume()
  const isGone = new Promise((resolve) => line.once('close', resolve))
  await once(line, 'connect')
  line.write(sent)
  // The server has met it once it answers somebody who dialled later.
  await fetch(base)

  await app.stop()

  await isGone
})

test('one node of several is unready first, then sends its devices away one by one, newcomers too', async () => {
  const redis = await aRedis()
  onTestFinished(() => redis.remove())
  const store = await openRedisStore({ urls: [redis.url], platform: realPlatform })
  const platform = fakePlatform()
  const settings = { store, platform, config: { redis: { urls: [redis.url], waitReplicas: 0 } } }
  const { app, base } = await startApp(settings)
  const { room } = await makeRoom(base)
  const phones = await Promise.all(['Ada', 'Bo', 'Cai'].map((name) => aPhone(base, room, name)))
  const isReady = async () => (await fetch(`${base}/readyz`)).status
  expect(await isReady()).toBe(READY)

  const stopping = app.stop()
  expect(await isReady()).toBe(UNREADY)
  expect(await phones[0]?.send('clock:probe', {})).toMatchObject({ ok: true })
  await platform.advance(2000)
  const late = await aBot(base)
  await late.gone()
  await platform.advance(3000)
  await Promise.all(phones.map((phone) => phone.gone()))
  const farewells = phones.map(({ packets }) => packets.filter(({ name }) => name === 'bye').length)
  expect(farewells).toEqual([1, 1, 1])
  await stopping
})
