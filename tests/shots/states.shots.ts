import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { openDevice, picture, type Device, type DeviceSettings, type Setup } from './cast.ts'
import { aCrowd } from './crowd.ts'
import { longQuestion } from './long-question.ts'
import { playsRound } from './round.ts'
import { aShow, type Show } from './show.ts'

/** What seldom happens, or only to some: too much text, too many people, nobody, doors, farewells, and other eyes. */

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

const languages = ['en', 'hi-Latn'] as const

async function opens(show: Show, settings: DeviceSettings, path: string): Promise<Device> {
  const device = await openDevice(browser, settings)
  await device.page.goto(show.base + path)
  return device
}

async function joins(page: Page, name: string) {
  await page.getByRole('textbox').first().fill(name)
  await page.locator('form button[type=submit]').click()
}

test('more than fits a glance: a long prompt with code', async () => {
  const show = await aShow(browser, { kind: 'choice', pack: longQuestion, rules: { length: 1, limitSeconds: 300 } })
  await playsRound(show, await show.everybody(), { kind: 'choice', name: 'long' })
})

test('thirty in a team', async () => {
  const show = await aShow(browser, { kind: 'choice', rules: { teams: 2 } })
  const devices = await show.everybody()
  await aCrowd(show.base, show.room, { teams: 2, people: 60 })
  await picture(devices.all, 'thirty 1 lobby')
  await show.opens()
  await picture(devices.all, 'thirty 2 question')
  await show.does('end', ({ phase }) => phase === 'finished')
  await picture(devices.all, 'thirty 3 finished')
})

test('nobody has come', async () => {
  const show = await aShow(browser, { kind: 'choice' })
  const devices = await show.everybody({ phones: [], ...desksAndWalls })
  await picture(devices.all, 'empty 1 lobby')
  await show.opens()
  await picture(devices.all, 'empty 2 question')
  await show.does('close', ({ phase }) => phase === 'closed')
  await show.does('reveal')
  await picture(devices.all, 'empty 3 key')
})

const desksAndWalls = {
  consoles: [
    { screen: 'console', size: 'desk', lang: 'en' },
    { screen: 'console', size: 'remote', lang: 'hi-Latn' },
  ],
  walls: languages.map((lang) => ({ screen: 'wall', size: 'stage', lang }) as const),
} satisfies Record<string, readonly DeviceSettings[]>

test.each(['forced-colours', 'more-contrast', 'zoomed'] as const)('seen with %s', async (setup: Setup) => {
  const show = await aShow(browser, { kind: 'choice', rules: { teams: 3 } })
  const of = (screen: string, size: DeviceSettings['size']): DeviceSettings => ({
    screen,
    size,
    setup,
    lang: 'hi-Latn',
  })
  const devices = await show.everybody({
    phones: [of('phone', 'phone')],
    consoles: [of('console', 'desk')],
    walls: [of('wall', 'stage')],
  })
  await picture(devices.all, 'eyes lobby')
  await playsRound(show, devices, { kind: 'choice', name: 'eyes', teams: 3, people: 9 })
  await show.does('next', ({ phase }) => phase === 'standings')
  await picture(devices.all, 'eyes standings')
  const home = await opens(show, of('home', 'phone'), '/')
  const newRoom = await opens(show, of('new-room', 'desk'), '/new#a-start-key-for-tests')
  await picture([home, newRoom], 'eyes')
})

test.each(languages)('doors in %s', async (lang) => {
  const phone = { screen: 'door', size: 'phone', lang } as const
  const guarded = await aShow(browser, { kind: 'choice', rules: { secondCode: true, approve: true } })
  const asked = await opens(guarded, phone, `/join/${guarded.room}#${guarded.code}`)
  await joins(asked.page, 'Asha')
  await asked.page.locator('form input').nth(1).waitFor()
  const wall = await opens(guarded, { screen: 'wall', size: 'stage', lang }, `/screen/${guarded.room}`)
  await picture([asked, wall], 'second code')

  const approving = await aShow(browser, { kind: 'choice', rules: { approve: true } })
  const waiting = await opens(approving, phone, `/join/${approving.room}#${approving.code}`)
  await joins(waiting.page, 'Lakshmi Venkataraman')
  const desk = await opens(
    approving,
    { screen: 'console', size: 'desk', lang },
    `/host/${approving.room}#${approving.hostKey}`,
  )
  await picture([waiting, desk], 'waiting')

  const full = await aShow(browser, { kind: 'choice', seats: 2 })
  await aCrowd(full.base, full.room, { teams: 0, people: 2 })
  const outside = await opens(full, phone, `/join/${full.room}#${full.code}`)
  await joins(outside.page, 'Asha')
  await outside.page.getByRole('alert').waitFor()
  await picture([outside], 'room full')
})

test.each(languages)('the remote in %s', async (lang) => {
  const show = await aShow(browser, { kind: 'choice' })
  const desk = await opens(show, { screen: 'console', size: 'desk', lang }, `/host/${show.room}#${show.hostKey}`)
  await desk.page.locator('footer button, main button').first().waitFor()
  await desk.page.keyboard.press('r')
  await desk.page.getByRole('dialog').waitFor()
  await picture([desk], 'remote 1 devices')
  await desk.page.keyboard.down('Enter')
  await desk.page.getByText(/^[2-9A-Z]{4} [2-9A-Z]{4}$/).waitFor()
  await desk.page.keyboard.up('Enter')
  await picture([desk], 'remote 2 code')
  const remote = await opens(show, { screen: 'console', size: 'remote', lang }, `/host/${show.room}`)
  await picture([remote], 'remote 3 pairing')
  await desk.page.keyboard.press('Escape')
  await desk.page.keyboard.press('?')
  await desk.page.getByRole('dialog').last().waitFor()
  await picture([desk], 'help')
})

test.each(languages)('farewells in %s', async (lang) => {
  const show = await aShow(browser, { kind: 'choice' })
  const devices = await show.everybody({
    phones: [{ screen: 'door', size: 'phone', lang }],
    consoles: [{ screen: 'console', size: 'desk', lang }],
    walls: [{ screen: 'wall', size: 'stage', lang }],
  })
  const kicked = await opens(show, { screen: 'door', size: 'phone', lang }, `/join/${show.room}#${show.code}`)
  await joins(kicked.page, 'Gone')
  await kicked.page.locator('h1').filter({ hasText: 'Gone' }).waitFor()
  await show.does('kick', () => true, { seat: await show.seatOf('Gone') })
  await kicked.page.getByRole('alert').waitFor()
  await picture([kicked], 'kicked')
  await show.does('end', ({ phase }) => phase === 'finished')
  await show.forget()
  await picture(devices.all, 'room ended')
})

test.each(languages)('more time in %s', async (lang) => {
  const show = await aShow(browser, { kind: 'choice', rules: { timeFactor: 3, limitSeconds: 20 } })
  const devices = await show.everybody({
    phones: [
      { screen: 'phone', size: 'phone', lang },
      { screen: 'phone', size: 'small', lang },
    ],
    consoles: [{ screen: 'console', size: 'desk', lang }],
    walls: [{ screen: 'wall', size: 'stage', lang }],
  })
  for (const { page } of devices.phones) await page.getByRole('button', { name: '×2' }).click()
  await picture(devices.all, 'more time 1 lobby')
  await show.does('next', ({ phase }) => phase === 'reading')
  for (const { page } of devices.phones) await page.locator('[aria-haspopup=dialog]').click()
  await picture(devices.phones, 'more time 2 switch')
  for (const { page } of devices.phones) await page.keyboard.press('Escape')
  await picture(devices.phones, 'more time 3 reading')
  await show.does('skip', ({ phase }) => phase === 'question')
  await devices.walls[0]?.page.getByText('Extra time').first().waitFor()
  await picture(devices.all, 'more time 4 extra')
  const newRoom = await opens(show, { screen: 'new-room', size: 'desk', lang }, '/new#a-start-key-for-tests')
  await newRoom.page.locator('summary').last().click()
  await newRoom.page.getByRole('radio').last().scrollIntoViewIfNeeded()
  await picture([newRoom], 'more time 5')
})

test.each(languages)('a slow line in %s', async (lang) => {
  const show = await aShow(browser, { kind: 'choice' })
  const device = await openDevice(browser, { screen: 'door', size: 'phone', lang })
  await device.page.route('**/*.js', () => {})
  await device.page.goto(`${show.base}/join/${show.room}#${show.code}`, { waitUntil: 'commit' })
  await device.page.locator('body').waitFor()
  await picture([device], 'slow 1 no script yet')
  const deaf = await openDevice(browser, { screen: 'door', size: 'phone', lang })
  await deaf.page.routeWebSocket(/socket\.io/, () => {})
  await deaf.page.goto(`${show.base}/join/${show.room}#${show.code}`)
  await picture([deaf], 'slow 2 no line yet')
})
