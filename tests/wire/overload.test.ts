import { expect, test } from 'vitest'
import { noLimits } from '../../server/src/limits/limits.ts'
import { makeRoom, startApp, testConfig } from '../support/app.ts'
import { aBot, aHost, aPhone, lineOf } from '../support/bots.ts'
import { fakePlatform } from '../support/platform.ts'

const metric = async (base: string, name: string) => {
  const text = await (await fetch(`${base}/metrics`)).text()
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1])
}

test.each(['with an acknowledgement', 'without'])(
  'a connection that floods %s is cut off, and nobody else notices',
  async (form) => {
    const limits = { ...testConfig.limits, messages: { burst: 60, perSecond: 20 } }
    const { base } = await startApp({ config: { limits } })
    const made = await makeRoom(base)
    const ada = await aPhone(base, made.room, 'Ada')
    const flood = await aBot(base)
    for (let sent = 0; sent < 1000; sent++) {
      if (form === 'without') flood.socket.emit('clock:probe', {})
      else flood.socket.emit('clock:probe', {}, () => {})
    }
    await flood.gone()
    expect(await flood.gets('bye')).toMatchObject({ refusal: 'rate:limited' })
    expect(await ada.send('clock:probe', {})).toMatchObject({ ok: true })
    expect(await metric(base, 'jawab_floods_total')).toBe(1)
  },
)

test('a device that sends too much now and then is held back and kept', async () => {
  const platform = fakePlatform()
  const limits = { ...testConfig.limits, messages: { burst: 60, perSecond: 20 } }
  const { base } = await startApp({ platform, config: { limits } })
  const hasty = await aBot(base)
  for (let time = 0; time < 3; time++) {
    const replies = await Promise.all(Array.from({ length: 150 }, () => hasty.send('clock:probe', {})))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(60)
    await platform.advance(3000)
  }
  expect(await hasty.send('clock:probe', {})).toMatchObject({ ok: true })
})

test('a device that stops reading is dropped before it fills the memory, and the others play on', async () => {
  const { base } = await startApp({ config: { limits: noLimits } })
  const made = await makeRoom(base)
  const ada = await aPhone(base, made.room, 'Ada')
  const deaf = await aHost(base, made)
  lineOf(deaf).pause()
  // More than the network on the way can hold.
  for (let asked = 0; asked < 8000; asked++) deaf.socket.emit('host:enter', made, () => {})
  await expect.poll(() => metric(base, 'jawab_slow_sockets_total'), { timeout: 20_000 }).toBe(1)
  expect(await ada.send('clock:probe', {})).toMatchObject({ ok: true })
  expect(await metric(base, 'jawab_connections')).toBe(1)
})
