import { seededRandom } from '@jawab/shared/random'
import { seconds } from '@jawab/shared/time'
import { describe, expect, onTestFinished, test } from 'vitest'
import { realPlatform } from '../../server/src/platform.ts'
import { sharedCounters } from '../../server/src/limits/shared-counters.ts'
import { connect } from '../../server/src/stores/redis/connection.ts'
import { startHeartbeat } from '../../server/src/stores/redis/heartbeat.ts'
import { makeRoom, startApp, testConfig } from '../support/app.ts'
import { aBot, aHost, aPhone, hostDoes, requestId } from '../support/bots.ts'
import { aFolder } from '../support/folders.ts'
import { aProxy } from '../faults/lab/proxy.ts'
import { fakePlatform, NOON } from '../support/platform.ts'
import { aRedisClient, keysIn } from '../support/redis-client.ts'
import { aRedis, type RedisProcess } from '../support/redis-process.ts'
import { aServer } from '../support/server-process.ts'

const limited = (limits: Partial<typeof testConfig.limits>) => ({
  config: { limits: { ...testConfig.limits, ...limits } },
})

describe('[RM4] guessing', () => {
  test('after so many wrong PINs typed ones are refused from there, and the link still works', async () => {
    const { base } = await startApp(limited({ wrongPins: 5 }))
    const made = await makeRoom(base)
    const bot = await aBot(base)
    const typed = { room: made.room, name: 'Ada', request: requestId() }
    for (let guess = 0; guess < 3; guess++) {
      expect(await bot.send('seat:take', { ...typed, room: `90000${guess}` })).toMatchObject({
        refusal: 'room:unknown',
      })
    }
    for (const guess of ['900003', '900004']) {
      expect((await fetch(`${base}/api/rooms/${guess}`)).status).toBe(404)
    }
    expect((await fetch(`${base}/api/rooms/${made.room}`)).status).toBe(429)
    expect(await bot.send('seat:take', typed)).toMatchObject({ refusal: 'rate:limited' })
    expect((await fetch(`${base}/api/rooms/${made.room}?code=${made.code}`)).status).toBe(200)
    expect(await bot.send('seat:take', { ...typed, code: made.code })).toMatchObject({ ok: true })
    expect(await bot.send('seat:take', { ...typed, code: 'no-such-code' })).toMatchObject({ ok: false })
  })

  test('two nodes count together, and each for itself while Redis is away', async () => {
    const redis = await aRedis()
    onTestFinished(() => redis.remove())
    const urls = [redis.url]
    const connections = await Promise.all([1, 2].map(() => connect({ urls, platform: realPlatform, warn: () => {} })))
    onTestFinished(async () => void (await Promise.all(connections.map(({ close }) => close()))))
    const nodes = await Promise.all(
      connections.map(({ client }) => startApp({ counters: sharedCounters(client), ...limited({ wrongPins: 4 }) })),
    )
    const guess = async (at: number) => (await fetch(`${nodes[at % 2]?.base}/api/rooms/90000${at}`)).status
    const statuses: number[] = []
    for (let at = 0; at < 6; at++) statuses.push(await guess(at))
    expect(statuses).toEqual([404, 404, 404, 404, 429, 429])

    await redis.kill()
    await expect.poll(() => guess(6)).toBe(404)
    for (let at = 0; at < 4; at++) await guess(0)
    expect(await guess(0)).toBe(429)
    expect(await guess(1)).toBe(404)
  })

  test('what is counted together in one Redis is counted apart by what it is', async () => {
    const redis = await aRedis()
    onTestFinished(() => redis.remove())
    const { client, close } = await connect({ urls: [redis.url], platform: realPlatform, warn: () => {} })
    onTestFinished(close)
    const { base } = await startApp({ counters: sharedCounters(client), ...limited({ wrongPins: 4, wrongKeys: 4 }) })
    const { room } = await makeRoom(base)
    for (let at = 0; at < 4; at++) await fetch(`${base}/api/rooms/90000${at}`)

    expect(await (await aBot(base)).send('host:enter', { room, hostKey: 'wrong' })).toMatchObject({
      refusal: 'host:key',
    })
  })

  /** A server that counts in a Redis behind a proxy, and whose heartbeat goes by a clock that a test moves. */
  async function countingOver(redis: RedisProcess) {
    const proxy = await aProxy(redis.port)
    const urls = [`redis://127.0.0.1:${proxy.port}`]
    const line = await connect({ urls, platform: realPlatform, warn: () => {} })
    const platform = fakePlatform()
    const stopHeartbeat = startHeartbeat(line, platform)
    onTestFinished(async () => {
      stopHeartbeat()
      await line.close()
      await proxy.close()
    })
    const { base } = await startApp({ counters: sharedCounters(line.client) })
    return { proxy, platform, guess: async (at: number) => (await fetch(`${base}/api/rooms/90000${at}`)).status }
  }

  test('a line to the counters that is dead without a word is left, and keeps nobody waiting', async () => {
    const redis = await aRedis()
    onTestFinished(() => redis.remove())
    const { proxy, platform, guess } = await countingOver(redis)
    const raw = await aRedisClient(redis.url)
    proxy.deafen(1, seededRandom('all of them'))

    const guessing = guess(0)
    await platform.advance(seconds(10))
    expect(await guessing).toBe(404)

    await expect.poll(async () => (await guess(1)) === 404 && keysIn(raw)).toHaveLength(1)
  })

  test('counters whose Redis has become a replica count in the one that leads now', async () => {
    const [first, second] = [await aRedis(), await aRedis()]
    onTestFinished(async () => void (await Promise.all([first.remove(), second.remove()])))
    const { proxy, platform, guess } = await countingOver(first)
    proxy.aim(second.port)
    await (await aRedisClient(first.url)).sendCommand(['REPLICAOF', '127.0.0.1', String(second.port)])
    expect(await guess(0)).toBe(404)

    const raw = await aRedisClient(second.url)
    await expect
      .poll(async () => {
        await platform.advance(seconds(5))
        return (await guess(1)) === 404 && keysIn(raw)
      })
      .toHaveLength(1)
  })

  test('a server that shares its rooms counts where they lie', async () => {
    const redis = await aRedis()
    onTestFinished(() => redis.remove())
    const server = await aServer({ folder: aFolder(), env: { REDIS_URL: redis.url } })
    onTestFinished(() => server.kill())
    await server.start()

    expect((await fetch(`${server.base}/api/rooms/900000`)).status).toBe(404)

    expect(await keysIn(await aRedisClient(redis.url))).toContainEqual(expect.stringContaining('count:pins'))
  })

  test('who has a seat comes back all the same', async () => {
    const { base } = await startApp(limited({ wrongPins: 2 }))
    const { room } = await makeRoom(base)
    const ada = await aPhone(base, room, 'Ada')
    const bot = await aBot(base)
    for (let guess = 0; guess < 4; guess++) await bot.send('seat:resume', { room, token: `guess-${guess}` })
    expect(await bot.send('seat:resume', { room, token: 'guess' })).toMatchObject({ refusal: 'rate:limited' })
    expect(await bot.send('seat:resume', { room, token: ada.token })).toMatchObject({ ok: true })
  })

  test('wrong host keys and start keys are counted together, the right one still opens', async () => {
    const { base } = await startApp(limited({ wrongKeys: 3 }))
    const made = await makeRoom(base)
    const bot = await aBot(base)
    const enter = (hostKey: string) => bot.send('host:enter', { room: made.room, hostKey })
    expect(await enter('wrong')).toMatchObject({ refusal: 'host:key' })
    await expect(makeRoom(base, {}, 'wrong-start-key')).rejects.toThrow('401')
    expect(await enter('wrong')).toMatchObject({ refusal: 'host:key' })
    expect(await enter('wrong')).toMatchObject({ refusal: 'rate:limited' })
    await expect(makeRoom(base, {}, 'wrong-start-key')).rejects.toThrow('429')
    expect(await enter(made.hostKey)).toMatchObject({ ok: true })
  })

  test('behind a proxy addresses are told apart by what it saw', async () => {
    const { base } = await startApp({ config: { ...limited({ wrongPins: 1 }).config, proxies: 1 } })
    const { room } = await makeRoom(base)
    const from = (address: string, pin: string) =>
      fetch(`${base}/api/rooms/${pin}`, { headers: { 'x-forwarded-for': `6.6.6.6, ${address}` } })
    await from('192.0.2.1', '900000')
    expect((await from('192.0.2.1', room)).status).toBe(429)
    expect((await from('192.0.2.2', room)).status).toBe(200)
    const guesser = await aBot(base, { 'x-forwarded-for': '192.0.2.1' })
    expect(await guesser.send('screen:enter', { room })).toMatchObject({ refusal: 'rate:limited' })
  })
})

describe('[RM4] room for so many', () => {
  test('seats, and the host who removes one makes room', async () => {
    const { base } = await startApp(limited({ seatsPerRoom: 2 }))
    const made = await makeRoom(base)
    const host = await aHost(base, made)
    const ada = await aPhone(base, made.room, 'Ada')
    await aPhone(base, made.room, 'Bo')
    const late = { room: made.room, name: 'Cai', request: requestId() }
    const bot = await aBot(base)
    expect(await bot.send('seat:take', late)).toMatchObject({ refusal: 'room:full' })
    await hostDoes(host, 'kick', { seat: ada.seat.id })
    expect(await bot.send('seat:take', late)).toMatchObject({ ok: true })
  })

  test('screens', async () => {
    const { base } = await startApp(limited({ screensPerRoom: 1 }))
    const { room } = await makeRoom(base)
    const [first, second] = [await aBot(base), await aBot(base)]
    expect(await first.send('screen:enter', { room })).toMatchObject({ ok: true })
    expect(await first.send('screen:enter', { room })).toMatchObject({ ok: true })
    expect(await second.send('screen:enter', { room })).toMatchObject({ refusal: 'screen:full' })
  })

  test('a locked room takes nobody, and lets those inside come back', async () => {
    const { base } = await startApp()
    const made = await makeRoom(base)
    const host = await aHost(base, made)
    const ada = await aPhone(base, made.room, 'Ada')
    await hostDoes(host, 'lock')
    const bot = await aBot(base)
    const late = { room: made.room, name: 'Bo', request: requestId() }
    expect(await bot.send('seat:take', late)).toMatchObject({ refusal: 'room:locked' })
    expect(await bot.send('seat:resume', { room: made.room, token: ada.token })).toMatchObject({ ok: true })
  })

  test('a crowd at the door waits its turn, and beyond that is refused', async () => {
    const platform = fakePlatform()
    const joins = { joins: { burst: 1, perSecond: 10 }, longestJoinWait: 150 }
    const { base } = await startApp({ platform, ...limited(joins) })
    const { room } = await makeRoom(base)
    const bots = await Promise.all([aBot(base), aBot(base), aBot(base), aBot(base)])
    const asking = bots.map((bot, at) => bot.send('seat:take', { room, name: `Guest ${at}`, request: requestId() }))
    // What is asked after it is answered once the request for a seat stands in the queue.
    await Promise.all(bots.map((bot) => bot.send('clock:probe', {})))
    await platform.advance(100)
    const replies = await Promise.all(asking)
    expect(replies.filter(({ ok }) => ok)).toHaveLength(2)
    expect(replies.filter(({ refusal }) => refusal === 'room:crowded')).toHaveLength(2)
    // Who waited was told until when.
    const told = bots.flatMap(({ packets }) => packets.filter(({ name }) => name === 'turn'))
    expect(told.map(({ said }) => (said as { at: number }).at - NOON)).toEqual([100])
  })

  test('one connection may send so much and no more', async () => {
    const { base } = await startApp(limited({ messages: { burst: 10, perSecond: 0.001 } }))
    const [bot, other] = [await aBot(base), await aBot(base)]
    const replies = await Promise.all(Array.from({ length: 15 }, () => bot.send('clock:probe', {})))
    expect(replies.map(({ ok }) => ok)).toEqual(Array.from({ length: 15 }, (_, at) => at < 10))
    expect(await other.send('clock:probe', {})).toMatchObject({ ok: true })
  })
})

describe('[ST1] names', () => {
  test('a taken name comes with a free one that works', async () => {
    const { base } = await startApp()
    const { room } = await makeRoom(base)
    await aPhone(base, room, 'Asha')
    const bot = await aBot(base)
    const taken = await bot.ask('seat:take', { room, name: 'ASHA', request: requestId() })
    if (taken.ok) throw new Error('Two people have one name')
    expect(taken.refusal).toBe('seat:name-taken')
    expect(await bot.send('seat:take', { room, name: taken.proposal, request: requestId() })).toMatchObject({
      ok: true,
    })
  })

  test.each(['', '   ', 'x'.repeat(21), 'a\u202eb', 'zero\u200bwidth\u200b', 'tab\tbed\u0007'])(
    '%j is no name',
    async (name) => {
      const { base } = await startApp()
      const { room } = await makeRoom(base)
      const reply = await (await aBot(base)).send('seat:take', { room, name, request: requestId() })
      expect(reply).toMatchObject({ refusal: 'seat:name-unfit' })
    },
  )

  test('names change in the lobby only, teams too, and the language at any time', async () => {
    const { base } = await startApp()
    const made = await makeRoom(base, { teams: 2 })
    const host = await aHost(base, made)
    const ada = await aPhone(base, made.room, 'Ada', { team: 't1' })
    const change = (asked: object) => ada.send('seat:change', { ...asked, request: requestId() })
    expect(await change({ name: 'Ada L', team: 't2' })).toMatchObject({ ok: true, seat: { name: 'Ada L', team: 't2' } })
    expect(await change({ team: 't9' })).toMatchObject({ refusal: 'team:unknown' })
    await hostDoes(host, 'start')
    expect(await change({ name: 'Zed' })).toMatchObject({ refusal: 'step:impossible' })
    expect(await change({ team: 't1' })).toMatchObject({ refusal: 'team:fixed' })
    expect(await change({ lang: 'hi-Latn' })).toMatchObject({ ok: true, view: { lang: 'hi-Latn' } })
  })
})
