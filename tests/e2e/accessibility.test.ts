import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import { START_KEY } from '../support/app.ts'
import { launchBrowser, openDevice } from '../support/browser.ts'
import { aFolder } from '../support/folders.ts'
import { oneOfEachKind } from '../support/packs.ts'
import { aServer } from '../support/server-process.ts'
import { faults, faultsOf } from './checker.ts'
import { aParty, closes, does, showsKey, showsWhy } from './party.ts'
import { makeRoom, sees, spoken } from './people.ts'

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

async function runningServer() {
  const server = await aServer({ folder: aFolder() })
  await server.start()
  onTestFinished(async () => void (await server.stop()))
  return server
}

describe.each(['en', 'hi-Latn'] as const)('in %s', (lang) => {
  test('pages and phases of a game have no fault a checker can find', async () => {
    const kinds = ['choice', 'several', 'true-false', 'order', 'number']
    const rules = { mode: 'mean', teams: 2, kinds, length: 5, earlyClose: false, standingsEvery: 0 }
    const party = await aParty(browser, { lang, pack: oneOfEachKind(), rules })
    const { host, says } = party
    const found: string[] = []
    const check = async (page: Page, where: string) => void found.push(...(await faultsOf(page, where)))
    const home = await party.open('phone', '/')
    await home.getByRole('button', { name: says.join }).waitFor()
    await check(home, 'home')
    const making = await party.open('desk', `/new#${START_KEY}`)
    await making.locator('summary').first().waitFor()
    for (const summary of await making.locator('summary').all()) await summary.click()
    await check(making, 'new room')

    const link = `/host/${party.room}#${party.hostKey}`
    const console = await party.open('desk', link)
    const remote = await party.open('phone', link)
    const wall = await party.open('stage', `/screen/${party.room}`)
    await sees(wall, spoken(party.room))
    const asha = await party.comesIn('Asha')
    const everywhere = async (phase: string) => {
      await check(console, `console, ${phase}`)
      await check(remote, `console on a phone, ${phase}`)
      await check(asha, `phone, ${phase}`)
      // Nobody touches a wall.
      found.push(...(await faults(wall)).map((fault) => `wall, ${phase}: ${fault}`))
    }

    await everywhere('lobby')
    for (const round of [1, 2, 3, 4, 5]) {
      await does(host, 'next', ({ phase }) => phase === 'reading')
      await sees(asha, says.readFirst)
      if (round === 1) await everywhere('reading')
      await does(host, 'skip', ({ phase }) => phase === 'question')
      await asha.getByRole('main').getByRole('button').first().waitFor()
      const kind = host.view && 'question' in host.view ? host.view.question?.kind : undefined
      if (kind === 'choice') {
        await asha.keyboard.press('a')
        await sees(asha, says.saved('A'))
      }
      await everywhere(`question, ${kind}`)
      await closes(host)
      await asha.getByRole('heading', { name: says.timeUp }).waitFor()
      await everywhere(`closed, ${kind}`)
      await showsKey(host)
      await sees(asha, kind === 'choice' ? says.points : says.noAnswer)
      await everywhere(`key, ${kind}`)
      await showsWhy(host)
      await asha.getByRole('button', { name: says.powerAnswer }).click()
      await everywhere(`why, ${kind}`)
      if (round > 1) continue
      await does(host, 'standings', ({ phase }) => phase === 'standings')
      await asha.getByRole('heading', { name: says.place }).waitFor()
      await everywhere('standings')
      await does(host, 'pause', ({ paused }) => paused)
      await everywhere('paused')
      await does(host, 'resume', ({ paused }) => !paused)
      await does(host, 'break', ({ phase }) => phase === 'break')
      await everywhere('break')
    }
    await does(host, 'next', ({ phase }) => phase === 'finished')
    await asha.getByText('Shabaash!').waitFor()
    await everywhere('finished')
    expect(found).toEqual([])
  })
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
  await page.locator('dialog').waitFor({ state: 'detached' })
  await page.keyboard.press('e')
  await page.getByRole('dialog', { name: 'End the game?' }).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'The game is over' }).waitFor()
})
