import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { launchBrowser, openDevice } from '../support/browser.ts'
import { aFolder } from '../support/folders.ts'
import { aServer } from '../support/server-process.ts'
import { makeRoom, sees, type Host } from './people.ts'

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

async function aDesk() {
  const server = await aServer({ folder: aFolder() })
  await server.start()
  onTestFinished(async () => void (await server.stop()))
  const laptop = await makeRoom(browser, server, 2)
  await laptop.page.getByRole('button', { name: 'Start the game' }).waitFor()
  return { server, laptop }
}

/** The phone that a host steers with. */
const aPhone = () => openDevice(browser, 'phone', { viewport: { width: 390, height: 844 } })

/** Holds "Add a remote" by keyboard until the code shows; gives it as it is read out. */
async function holdForCode({ page }: Host): Promise<string> {
  await page.keyboard.press('r')
  const dialog = page.getByRole('dialog', { name: 'Host devices' })
  await dialog.getByRole('button', { name: 'Add a remote' }).waitFor()
  await page.keyboard.down('Enter')
  const code = dialog.getByText(/^[2-9A-Z]{4} [2-9A-Z]{4}$/)
  await code.waitFor()
  await page.keyboard.up('Enter')
  return code.innerText()
}

/** Until the dialog is gone, keys are meant for it. */
async function putAway({ page }: Host) {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: 'Host devices', includeHidden: true }).waitFor({ state: 'detached' })
}

async function pairByCode(phone: Page, address: string, code: string) {
  await phone.goto(address)
  await phone.getByLabel('Code from the console').fill(code.toLowerCase())
  await phone.getByRole('button', { name: 'Steer from here' }).click()
}

test('[RM2] a phone is let in by a held code, steers, and is sent away again', async () => {
  const { server, laptop } = await aDesk()
  const phone = await aPhone()
  await pairByCode(phone, `${server.base}/host/${laptop.pin}`, await holdForCode(laptop))
  await laptop.sees('Remote connected')
  await laptop.page.getByRole('button', { name: 'Close' }).click()

  await phone.getByRole('button', { name: 'Start the game' }).click()
  await laptop.sees('Question 1 of 2')
  await sees(phone, 'Question 1 of 2')
  await phone.reload()
  await sees(phone, 'Question 1 of 2')
  expect(phone.url()).toBe(`${server.base}/host/${laptop.pin}`)

  await laptop.page.keyboard.press('r')
  await laptop.page.getByRole('button', { name: 'End all other devices…' }).click()
  await laptop.page.getByRole('button', { name: 'End the others' }).click()
  await phone.getByRole('heading', { name: 'This device no longer steers' }).waitFor()
  await phone.reload()
  await phone.getByLabel('Code from the console').waitFor()
  await laptop.page.getByRole('button', { name: 'Close' }).click()
  await laptop.sees('The other host devices were ended.')
  await laptop.page.reload()
  await laptop.sees('Question 1 of 2')
})

test('[RM2] a QR code lets one device in; the code leaves the address, and does not work again', async () => {
  const { server, laptop } = await aDesk()
  const link = `${server.base}/host/${laptop.pin}#code=${(await holdForCode(laptop)).replace(' ', '')}`
  const phone = await aPhone()
  await phone.goto(link)
  await phone.getByRole('button', { name: 'Start the game' }).waitFor()
  expect(phone.url()).toBe(`${server.base}/host/${laptop.pin}`)

  const stranger = await aPhone()
  await stranger.goto(link)
  await sees(stranger, 'This code is not valid, or not any more.')
})

test('[RM2] a short press shows nothing, and a code that is put away opens nothing', async () => {
  const { server, laptop } = await aDesk()
  await laptop.page.keyboard.press('r')
  const add = laptop.page.getByRole('button', { name: 'Add a remote' })
  await add.click()
  expect(await add.isVisible()).toBe(true)
  await putAway(laptop)

  const code = await holdForCode(laptop)
  await putAway(laptop)
  const phone = await aPhone()
  await pairByCode(phone, `${server.base}/host/${laptop.pin}`, code)
  await sees(phone, 'This code is not valid, or not any more.')
})

test('[RM2] a lost host link is made good with the start key', async () => {
  const { server, laptop } = await aDesk()
  await laptop.page.context().close()
  const page = await openDevice(browser, 'desk')
  await page.goto(`${server.base}/host/${laptop.pin}`)
  await page.getByText('I have the start key').click()
  await page.getByLabel('Start key or host password').fill(server.startKey)
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: 'Start the game' }).waitFor()
})
