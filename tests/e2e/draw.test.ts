import { fileURLToPath } from 'node:url'
import type { Question } from '@jawab/shared/question/kinds'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadPacks } from '../../server/src/packs/load-packs.ts'
import { START_KEY, startApp } from '../support/app.ts'
import { launchBrowser, openDevice, type devices } from '../support/browser.ts'
import { choices } from '../support/packs.ts'
import { faultsOf } from './checker.ts'
import { sees } from './people.ts'

const path = (place: string) => fileURLToPath(new URL(`../../${place}`, import.meta.url))

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

/** The page on which a room is made, of a server with the bank and a small second pack. */
async function aNewRoom(device: keyof typeof devices) {
  const { packs } = await loadPacks(path('content/packs'))
  const second = { ...choices(5), title: { en: 'A second pack', 'hi-Latn': 'Doosra pack' } }
  const { base } = await startApp({ pack: [...packs.values(), second], clientFolder: path('client/dist') })
  const page = await openDevice(browser, device)
  await page.goto(`${base}/new#${START_KEY}`)
  const draw = page.getByRole('region', { name: 'What will be asked' })
  await draw.locator('li').first().waitFor()
  const bank = new Map([...packs.values()].flatMap(({ questions }) => questions).map((one) => [one.title.en, one]))
  const titles = () => draw.locator('li b').allTextContents()
  return {
    page,
    draw,
    titles,
    drawn: async () => (await titles()).flatMap((title) => bank.get(title) ?? []),
    choose: (name: RegExp) => page.locator('details').first().getByRole('button', { name }).click(),
  }
}

const isWanted = ({ tier, topics, kind }: Question) =>
  ['advanced', 'cheat-sheet'].includes(tier) &&
  ['incident', 'iam'].some((topic) => topics.includes(topic)) &&
  ['scenario', 'choice'].includes(kind)

/** What the server drew of these kinds, however many draws are under way. */
async function drawOf(page: Page, kinds: string) {
  type Asked = { readonly rules: { readonly kinds: readonly string[] } }
  const response = await page.waitForResponse(
    (one) =>
      one.url().endsWith('/api/draws') && (one.request().postDataJSON() as Asked).rules.kinds.join(' ') === kinds,
  )
  return (await response.json()) as { readonly seed: string; readonly questions: readonly Question[] }
}

async function types(page: Page, seed: string) {
  await page.getByLabel('Seed').fill(seed)
  await page.keyboard.press('Tab')
}

test('a host draws from some tiers, topics and kinds, and the same seed draws the same quiz', async () => {
  const { page, draw, titles, drawn, choose } = await aNewRoom('desk')
  await page.getByLabel('Questions').fill('5')
  await page.getByText('Which ones').click()
  await choose(/^Advanced/)
  await choose(/^Cheat sheet/)
  await choose(/^incident/)
  await page.getByLabel('Find a topic').fill('iam')
  // It looks for a topic and makes no room.
  await page.keyboard.press('Enter')
  await choose(/^iam \d/)
  await choose(/^None$/)
  await draw.getByText('Nothing that you chose is of these kinds.').waitFor()
  expect(await titles()).toEqual([])
  await choose(/^Incident/)
  const answer = drawOf(page, 'choice scenario')
  await choose(/^Pick one/)
  const { seed, questions } = await answer
  const first = questions.map(({ title }) => title.en)
  await expect.poll(titles).toEqual(first)
  expect(first).toHaveLength(5)
  expect((await drawn()).every(isWanted)).toBe(true)
  await sees(page, 'Advanced and Cheat sheet · incident and iam · 2 of 13 kinds')

  await page.getByRole('button', { name: 'Draw again' }).click()
  await expect.poll(titles).not.toEqual(first)
  expect((await drawn()).every(isWanted)).toBe(true)
  await types(page, ` ${seed.toUpperCase()} `)
  await expect.poll(titles).toEqual(first)
  expect(await page.getByLabel('Seed').inputValue()).toBe(seed)

  await page.getByRole('button', { name: 'Make the room' }).click()
  await page.waitForURL('**/host/*')
  const run = page.getByRole('navigation', { name: 'Run of show' })
  await expect.poll(() => run.locator('.title').allTextContents()).toEqual(first)
  // A seed may draw incidents alone: the words follow what was drawn.
  const words = questions.map(({ kind }) => (kind === 'scenario' ? 'Incident' : 'Pick one'))
  expect(await run.locator('.kind').allTextContents()).toEqual(words)

  // What was chosen is remembered here: only the seed is typed again.
  await page.goto(new URL('/new', page.url()).href)
  await draw.locator('li').first().waitFor()
  await types(page, seed)
  await expect.poll(titles).toEqual(first)
})

test('on a phone, why there is no room is said beside the button', async () => {
  const { page, choose } = await aNewRoom('phone')
  await page.getByText('Which ones').click()
  // Nothing is left to be asked.
  await choose(/^None$/)
  const make = page.getByRole('button', { name: 'Make the room' })
  await make.click()
  const said = page.locator('form').getByRole('alert')
  await said.waitFor()
  const [words, button] = [await said.boundingBox(), await make.boundingBox()]
  if (!words || !button) throw new Error('Nothing is to be seen')
  expect(words.y).toBeGreaterThan(0)
  expect(button.y - words.y - words.height).toBeLessThan(24)
  expect(await faultsOf(page, 'a refused room')).toEqual([])
})

test('[RV3] a host chooses who marks discussions, where teams hold any', async () => {
  const { page, choose } = await aNewRoom('phone')
  const marking = page.getByRole('group', { name: 'Who marks a discussion' })
  await page.getByText('More settings').click()
  expect(await marking.count()).toBe(0)
  await page.getByText('Which ones').click()
  await choose(/^Discuss/)
  expect(await marking.getByRole('radio', { name: /^The next team/ }).isChecked()).toBe(true)
  await marking.getByRole('radio', { name: /^Each team itself/ }).click()
  const request = page.waitForRequest((one) => one.url().endsWith('/api/rooms'))
  await page.getByRole('button', { name: 'Make the room' }).click()
  expect((await request).postDataJSON()).toMatchObject({ rules: { marking: 'team' } })
})

test('on a phone, packs and all choices are in reach and the checker finds nothing', async () => {
  const { page, choose } = await aNewRoom('phone')
  const [bank, second] = [page.getByRole('checkbox', { name: 'AWS containers' }), page.getByLabel('A second pack')]
  const fitting = async () => Number(/\d+/.exec((await page.getByText(/^of \d+ that fit/).textContent()) ?? '')?.[0])
  const before = await fitting()
  // The only pack stays; another one adds its own.
  await bank.click()
  expect(await bank.isChecked()).toBe(true)
  await second.click()
  await expect.poll(fitting).toBe(before + 5)

  await page.getByText('Which ones').click()
  await choose(/^Fundamentals/)
  await choose(/^All \d+ topics/)
  await choose(/^Fewer topics/)
  await page.getByLabel('Find a topic').fill('no such thing')
  await sees(page, 'No topic is called that.')
  expect(await faultsOf(page, 'new room on a phone')).toEqual([])
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
})
