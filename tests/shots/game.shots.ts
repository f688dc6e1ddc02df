import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, test } from 'vitest'
import { launchBrowser } from '../support/browser.ts'
import { openDevice, picture, shoot, type DeviceSettings } from './cast.ts'
import { playsRound } from './round.ts'
import { aShow } from './show.ts'

/** Plays fixed games and takes a picture of every screen in every phase, to be looked at. */

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

test.each(['several', 'true-false', 'order', 'number'] as const)('a %s question', async (kind) => {
  const show = await aShow(browser, { kind })
  await playsRound(show, await show.everybody(), { kind })
})

const fewer = {
  phones: [
    { screen: 'phone', size: 'phone', lang: 'en' },
    { screen: 'phone', size: 'small', lang: 'hi-Latn' },
  ],
  consoles: [{ screen: 'console', size: 'desk', lang: 'en' }],
  walls: [
    { screen: 'wall', size: 'stage', lang: 'en' },
    { screen: 'wall', size: 'beamer', lang: 'hi-Latn' },
  ],
} satisfies Record<string, readonly DeviceSettings[]>

test.each(['match', 'sort', 'text', 'cloze', 'mistake', 'scenario', 'poll'] as const)('a %s round', async (kind) => {
  const show = await aShow(browser, { kind })
  await playsRound(show, await show.everybody(fewer), { kind })
})

test('a discussion of more teams than a wall can name, and its marking', async () => {
  const show = await aShow(browser, { kind: 'discuss', rules: { teams: 16 } })
  const devices = await show.everybody(fewer)
  await playsRound(show, devices, { kind: 'discuss', teams: 16, people: 48 })
  await show.does('next', ({ phase }) => phase === 'marking')
  for (const { page } of devices.phones) await page.getByRole('checkbox').nth(1).click()
  await picture(devices.all, 'discuss 8 marking')
  await show.does('next', (view) => view.phase === 'marking' && view.step === 'counted')
  await picture(devices.all, 'discuss 9 marked')
})

test('a whole game of choices, with all that may happen in it', async () => {
  // Long enough to fill the run of show.
  const show = await aShow(browser, { kind: 'choice', rules: { length: 6 } })
  const devices = await show.everybody()
  await picture(devices.all, '0 lobby')
  await playsRound(show, devices, { kind: 'choice' })
  await show.does('next', ({ phase }) => phase === 'standings')
  await picture(devices.all, '1 standings')
  await show.does('break', ({ phase }) => phase === 'break')
  await picture(devices.all, '2 break')
  await show.opens()
  await show.does('pause', ({ paused }) => paused)
  await picture(devices.all, '3 paused')
  await show.does('resume', ({ paused }) => !paused)
  await show.does('close', ({ phase }) => phase === 'closed')
  await show.does('void', () => true, { round: 2 })
  await show.does('reveal')
  await picture(devices.all, '4 void')
  await show.does('end', ({ phase }) => phase === 'finished')
  await picture(devices.all, '5 finished')
})

test('the last five seconds', async () => {
  const show = await aShow(browser, { kind: 'choice', rules: { limitSeconds: 9 } })
  const { phones, walls } = await show.everybody()
  await show.opens()
  const hurried = [...phones.slice(0, 2), ...walls.slice(0, 2)]
  await hurried[0]?.page.locator('.urgent').first().waitFor()
  await shoot(hurried, '6 last seconds')
})

test('doors and farewells', async () => {
  const show = await aShow(browser, { kind: 'choice' })
  const alone = async (settings: DeviceSettings, path: string, name: string, act?: (page: Page) => Promise<void>) => {
    const device = await openDevice(browser, settings)
    await device.page.goto(show.base + path)
    await act?.(device.page)
    await picture([device], name)
    return device
  }
  const submits = (page: Page) => page.locator('form button[type=submit]').click()
  const join = `/join/${show.room}#${show.code}`
  for (const lang of ['en', 'hi-Latn'] as const) {
    const guest = (screen: string, size: DeviceSettings['size']) => ({ screen, size, lang })
    for (const size of ['phone', 'small', 'tablet', 'desk'] as const) {
      await alone(guest('home', size), '/', 'home')
      await alone(guest('new-room', size), '/new#a-start-key-for-tests', 'new room')
    }
    for (const size of ['phone', 'small', 'lying'] as const) await alone(guest('door', size), join, 'join')
    await alone(guest('door', 'phone'), '/play/999999', 'no such room')
    await alone(guest('wall', 'stage'), '/screen/999999', '9 no such room')
    await alone(guest('console', 'desk'), '/host/999999', '9 no key')
    const seated = await alone(guest('door', 'phone'), join, 'first one in', async (page) => {
      await page.getByRole('textbox').fill(`Asha ${lang}`)
      await submits(page)
    })
    await alone(guest('door', 'phone'), join, 'name taken', async (page) => {
      await page.getByRole('textbox').fill(`Asha ${lang}`)
      await submits(page)
    })
    await seated.page.context().setOffline(true)
    await seated.page.evaluate(() => dispatchEvent(new Event('online')))
    await seated.page.getByRole('alert').first().waitFor()
    await picture([seated], 'connection lost')
    await seated.page.context().setOffline(false)
    const other = await seated.page.context().newPage()
    await other.goto(`${show.base}/play/${show.room}`)
    await seated.page.locator('main button').first().waitFor()
    await picture([seated], 'another tab')
  }
  await show.does('lock')
  await alone({ screen: 'door', size: 'phone', lang: 'hi-Latn' }, join, 'locked')
})
