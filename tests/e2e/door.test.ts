import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, openDevice } from '../support/browser.ts'
import { aFolder } from '../support/folders.ts'
import { aServer } from '../support/server-process.ts'
import { makeRoom, option, sees } from './people.ts'

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

test('the host decides who comes in: by a code on the wall, one by one, under a friendly name', async () => {
  const server = await aServer({ folder: aFolder() })
  await server.start()
  const host = await makeRoom(browser, server, 3)
  const wall = await openDevice(browser, 'stage')
  await wall.goto(
    server.base + ((await host.page.getByRole('link', { name: 'Big screen' }).getAttribute('href')) ?? ''),
  )

  // All by keyboard; the space bar turns the switch that has the focus and does not start the game.
  await host.page.getByText('Open to all who have the PIN').click()
  await turnOn(host.page, 'Second code')
  await turnOn(host.page, 'Let people in one by one')
  await turnOn(host.page, 'Friendly names only')
  await host.sees('Second code, Let people in one by one, Friendly names only')

  // A rude name is not taken, another one is offered.
  const asha = await openDevice(browser, 'phone')
  await asha.goto(host.joinUrl)
  await join(asha, 'Bhosdike')
  await asha.getByRole('alert').filter({ hasText: 'keeps names friendly' }).waitFor()
  await asha.getByRole('button', { name: /^Join as / }).waitFor()

  // The link alone does not let anybody in; what the wall shows does.
  await join(asha, 'Asha')
  const field = asha.getByLabel('Code on the big screen')
  await field.waitFor()
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true)
  await field.fill('12')
  await join(asha, 'Asha')
  await asha.getByRole('alert').filter({ hasText: 'not the code on the big screen' }).waitFor()
  await field.fill(await codeOn(wall))
  await asha.keyboard.press('Enter')
  await asha.getByRole('heading', { name: 'Waiting for the host to let you in.' }).waitFor()
  await sees(asha, 'Asha')

  // Waiting outlives a reload and the server.
  await server.kill()
  await server.start()
  await asha.reload()
  await asha.getByRole('heading', { name: 'Waiting for the host to let you in.' }).waitFor()
  await host.page.getByRole('button', { name: 'Let in Asha' }).click()
  await asha.getByRole('heading', { name: 'You are in, Asha.' }).waitFor()
  await host.sees('Asha let in.')

  // Who is turned away hears it and may ask again.
  const guest = await openDevice(browser, 'phone')
  await guest.goto(host.joinUrl)
  await join(guest, 'Guest')
  await guest.getByLabel('Code on the big screen').fill(await codeOn(wall))
  await guest.keyboard.press('Enter')
  await host.page.getByRole('button', { name: 'Turn away Guest' }).click()
  await guest.getByRole('heading', { name: 'The host did not let you in this time.' }).waitFor()
  await guest.reload()
  await guest.getByLabel('Your name').waitFor()

  // In the middle of a question the code still stands beside the PIN, and who is let in plays at once.
  await host.next()
  await host.next()
  await option(asha, 'A').waitFor()
  await join(guest, 'Guest')
  await guest.getByLabel('Code on the big screen').fill(await codeOn(wall))
  await guest.keyboard.press('Enter')
  await host.page.getByRole('button', { name: 'Let all in' }).click()
  await option(guest, 'A').waitFor()

  await server.stop()
})

async function turnOn(console: Page, name: string) {
  const control = console.getByRole('switch', { name })
  await control.focus()
  await console.keyboard.press('Tab')
  await console.keyboard.press('Shift+Tab')
  await console.keyboard.press('Space')
  await console.getByRole('switch', { name, checked: true }).waitFor()
}

async function join(phone: Page, name: string) {
  await phone.getByLabel('Your name').fill(name)
  await phone.getByRole('button', { name: 'Join the game' }).click()
}

/** The code as somebody reads it off the wall. */
async function codeOn(wall: Page): Promise<string> {
  const code = wall.locator('main').getByText(/^\d{4}$/)
  await code.waitFor()
  return (await code.textContent()) ?? ''
}
