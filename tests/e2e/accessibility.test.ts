import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchBrowser, openDevice } from '../support/browser.ts'
import { aFolder } from '../support/folders.ts'
import { aServer } from '../support/server-process.ts'
import { joinGame, makeRoom, option, sees, spoken } from './people.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8')

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

async function runningServer() {
  const server = await aServer({ folder: aFolder() })
  await server.start()
  onTestFinished(async () => void (await server.stop()))
  return server
}

/** What fades in has its contrast only once it has: every animation that ends is taken to its end. */
const endEntrances = (page: Page) =>
  page.evaluate(() => {
    for (const animation of document.getAnimations()) {
      if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish()
    }
  })

/** What a checker finds wrong with a page as it stands, in words a failure can show. */
async function faults(page: Page): Promise<string[]> {
  await endEntrances(page)
  return page.evaluate<string[]>(
    `${axe}; axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html.slice(0, 120)).join(' | ')))`,
  )
}

/** No control that a finger must hit is smaller than 44 px, apart from words within a text. */
async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [
      ...document.querySelectorAll<HTMLElement>(
        'button, input:not([type=radio], [type=checkbox]), select, a.button, summary',
      ),
    ]
      .filter((control) => control.checkVisibility() && !control.closest('[inert]'))
      .filter((control) => control.getBoundingClientRect().height < 43.5)
      .map((control) => control.outerHTML.slice(0, 120)),
  )
}

/** Everything that is wrong with a page, said with where it was. */
async function faultsOf(page: Page, where: string): Promise<string[]> {
  const small = (await smallTargets(page)).map((control) => `small: ${control}`)
  return [...(await faults(page)), ...small].map((fault) => `${where}: ${fault}`)
}

test('pages and phases of a game have no fault a checker can find', async () => {
  const server = await runningServer()
  const found: string[] = []
  const home = await openDevice(browser, 'phone')
  await home.goto(server.base)
  await home.getByRole('button', { name: 'Join the game' }).waitFor()
  found.push(...(await faultsOf(home, 'home')))
  const making = await openDevice(browser, 'desk')
  await making.goto(`${server.base}/new#${server.startKey}`)
  await making.getByRole('button', { name: 'Make the room' }).waitFor()
  found.push(...(await faultsOf(making, 'new room')))

  const host = await makeRoom(browser, server, 1)
  const remote = await openDevice(browser, 'phone')
  await remote.goto(
    `${server.base}/host/${host.pin}#${await host.page.evaluate((key) => localStorage.getItem(key), `jawab.host.${host.pin}`)}`,
  )
  const wall = await openDevice(browser, 'stage')
  await wall.goto(`${server.base}/screen/${host.pin}`)
  await sees(wall, spoken(host.pin))
  const asha = await joinGame(browser, host.joinUrl, 'Asha', 'Phirki Force')
  const everywhere = async (phase: string) => {
    const pages = { console: host.page, 'console on a phone': remote, phone: asha.page }
    for (const [name, page] of Object.entries(pages)) found.push(...(await faultsOf(page, `${name}, ${phase}`)))
    // Nobody touches a wall.
    found.push(...(await faults(wall)).map((fault) => `wall, ${phase}: ${fault}`))
  }

  await everywhere('lobby')
  await host.next()
  await asha.sees('Read first.')
  await everywhere('reading')
  await host.next()
  await option(asha.page, 'A').waitFor()
  await asha.tap('A')
  await asha.sees('Saved: A')
  await everywhere('question')
  await host.next()
  await asha.page.getByRole('heading', { name: 'What everybody answered' }).waitFor()
  await everywhere('closed')
  await host.next()
  await asha.sees('Your points')
  await everywhere('key')
  await host.next()
  await asha.sees('Full Power Answer')
  await asha.page.getByRole('button', { name: 'Full Power Answer' }).click()
  await everywhere('why')
  await host.next()
  await asha.sees('Shabaash!')
  await everywhere('finished')
  expect(found).toEqual([])
})

test('[RM4] the door has no fault on either side', async () => {
  const server = await runningServer()
  const host = await makeRoom(browser, server, 1)
  const found: string[] = []
  await host.page.getByText('Open to all who have the PIN').click()
  for (const name of ['Second code', 'Let people in one by one']) {
    await host.page.getByRole('switch', { name }).click()
    await host.page.getByRole('switch', { name, checked: true }).waitFor()
  }
  const wall = await openDevice(browser, 'stage')
  await wall.goto(
    server.base + ((await host.page.getByRole('link', { name: 'Big screen' }).getAttribute('href')) ?? ''),
  )
  const code = wall.locator('main').getByText(/^\d{4}$/)
  await code.waitFor()
  found.push(...(await faults(wall)).map((fault) => `wall: ${fault}`))

  const phone = await openDevice(browser, 'phone')
  await phone.goto(host.joinUrl)
  await phone.getByLabel('Your name').fill('Asha')
  await phone.keyboard.press('Enter')
  await phone.getByLabel('Code on the big screen').fill('12')
  await phone.keyboard.press('Enter')
  await sees(phone, 'That is not the code on the big screen.')
  found.push(...(await faultsOf(phone, 'phone, wrong code')))
  await phone.getByLabel('Code on the big screen').fill((await code.textContent()) ?? '')
  await phone.keyboard.press('Enter')
  await sees(phone, 'The host sees that you asked to join as')
  found.push(...(await faultsOf(phone, 'phone, waiting')))
  await host.page.getByRole('button', { name: 'Let in Asha' }).waitFor()
  found.push(...(await faultsOf(host.page, 'console')))
  expect(found).toEqual([])
})

test('a console has no fault where it opens further, nor has the way in', async () => {
  const server = await runningServer()
  const host = await makeRoom(browser, server, 1)
  const link = await host.page.evaluate(
    () => `${location.href}#${localStorage.getItem(`jawab.host.${location.pathname.slice(6)}`)}`,
  )
  const phone = await openDevice(browser, 'phone')
  const tablet = await openDevice(browser, 'tablet')
  const stranger = await openDevice(browser, 'phone')
  for (const page of [phone, tablet]) await page.goto(link)
  await stranger.goto(`${server.base}/host/${host.pin}`)
  await stranger.getByText('I have the start key').click()
  const found = await faultsOf(stranger, 'shut out')

  await host.page.keyboard.press('r')
  found.push(...(await faultsOf(host.page, 'devices')))
  await host.page.getByRole('button', { name: 'show the code' }).click()
  await host.page.getByRole('button', { name: 'Hide the code' }).waitFor()
  found.push(...(await faultsOf(host.page, 'code')))
  await phone.getByRole('button', { name: 'More' }).click()
  for (const summary of await phone.locator('summary').all()) await summary.click()
  found.push(...(await faultsOf(phone, 'more on a phone')))
  await tablet.getByRole('button', { name: 'Run of show' }).click()
  found.push(...(await faultsOf(tablet, 'run of show on a tablet')))
  expect(found).toEqual([])
})

test('a host needs no mouse', async () => {
  const server = await runningServer()
  const page = await openDevice(browser, 'desk')
  await page.goto(`${server.base}/new#${server.startKey}`)
  const make = page.getByRole('button', { name: 'Make the room' })
  await make.waitFor()
  for (let tabs = 0; tabs < 40 && !(await make.evaluate((button) => button === document.activeElement)); tabs++) {
    await page.keyboard.press('Tab')
  }
  expect(await make.evaluate((button) => getComputedStyle(button).outlineStyle)).toBe('solid')
  await page.keyboard.press('Enter')
  await page.waitForURL('**/host/*')
  await page.getByRole('button', { name: 'Start the game' }).waitFor()
  await page.keyboard.press('l')
  await page.getByRole('button', { name: 'Open room' }).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'All shortcuts' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'hidden' })
  await page.keyboard.press('e')
  await page.getByRole('dialog', { name: 'End the game?' }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'The game is over' }).waitFor()
})
