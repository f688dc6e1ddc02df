import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchBrowser, openDevice } from '../support/browser.ts'
import { aFolder } from '../support/folders.ts'
import { aRedis } from '../support/redis-process.ts'
import { aServer } from '../support/server-process.ts'
import { joinGame, makeRoom, option, sees, spoken } from './people.ts'

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

/** So many servers on one Redis that keeps what it acknowledged. */
async function aFleet(nodes: number) {
  const redis = await aRedis({ isDurable: true })
  onTestFinished(() => redis.remove())
  const env = { REDIS_URL: redis.url }
  const servers = await Promise.all(Array.from({ length: nodes }, () => aServer({ folder: aFolder(), env })))
  for (const server of servers) {
    await server.start()
    onTestFinished(async () => void (await server.kill()))
  }
  const [first, second] = servers
  if (!first || !second) throw new Error('A fleet has two nodes at least')
  /** The same page as another node serves it. */
  const elsewhere = (url: string) => url.replace(first.base, second.base)
  return { redis, first, second, elsewhere }
}

test('host on one node, wall and phones on others: one game, also while Redis is away and when a node leaves', async () => {
  const { redis, first, second, elsewhere } = await aFleet(2)
  const host = await makeRoom(browser, first, 2)
  const wall = await openDevice(browser, 'stage')
  await wall.goto(`${second.base}/screen/${host.pin}`)
  await sees(wall, spoken(host.pin))
  const asha = await joinGame(browser, host.joinUrl, 'Asha', 'Phirki Force')
  const bilal = await joinGame(browser, elsewhere(host.joinUrl), 'Bilal', 'Kaagaz ki Naav')
  await sees(wall, /in, 4 teams/)
  await host.next()
  await host.page.keyboard.press('s')
  await Promise.all([asha, bilal].map(({ page }) => option(page, 'A').waitFor()))
  await asha.tap('A')
  await asha.sees('Saved: A')

  await redis.kill()
  await bilal.tap('B')
  await bilal.sees('Sending B…')
  await redis.start()
  await bilal.sees('Saved: B')

  // [RD7] Everybody has answered; the host's node closes and the other one hears of it.
  await host.next()
  await wall.locator('.stage.closed').waitFor()
  await host.next()
  await wall.locator('.plate.key').waitFor()
  await bilal.sees('Your points')

  // A node that leaves takes nobody along.
  const leaving = second.stop()
  await sees(asha.page, 'Your points')
  expect(await leaving).toBe(0)
  await second.start()
  await bilal.page.getByText('Your points').waitFor()
  await host.next()
  await host.next()
  await bilal.page.getByText('Read first.').waitFor({ timeout: 20_000 })
})
