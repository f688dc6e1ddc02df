import { drawLeagueKey } from '@jawab/shared/leagues/league-key'
import { seededRandom, drawBelow } from '@jawab/shared/random'
import type { Browser } from 'playwright-core'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, test } from 'vitest'
import { hashOf } from '../../server/src/auth/secrets.ts'
import type { PostedResult } from '../../server/src/stores/league-store.ts'
import { makeLeague, startApp } from '../support/app.ts'
import { launchBrowser } from '../support/browser.ts'
import { aPosting } from '../support/leagues.ts'
import { openDevice, picture, type Size } from './cast.ts'

/** A league with some weeks behind it, on every size in both languages: each board, and the keys below them. */

let browser: Browser
beforeAll(async () => void (browser = await launchBrowser()))
afterAll(() => browser.close())

const clientFolder = fileURLToPath(new URL('../../client/dist', import.meta.url))
const sizes: readonly Size[] = ['phone', 'small', 'tablet', 'desk', 'stage', 'beamer']
const boards = ['season', 'month', 'topic', 'improvement'] as const

const random = seededRandom('a league')
const key = drawLeagueKey(random)
const people = ['Asha', 'Ravi', 'Zoya', 'Meera from the platform', 'Kabir', 'Anil', 'Farah', 'Dev', 'Ishaan', 'Priya K']
const teams = ['Phirki Force', 'Kaagaz ki Naav', 'Gubbara Gang', 'Lattu Layers']

const resultOf = (name: string): PostedResult => ({
  id: name === 'Farah' ? hashOf(key) : hashOf(name),
  name,
  score: 300 + drawBelow(random, 650),
  topics: { iam: 100 * drawBelow(random, 4), networking: 100 * drawBelow(random, 3), 'load-balancing': 60 },
})

async function aPlayedLeague() {
  const { base, store } = await startApp({ clientFolder })
  const { code } = await makeLeague(base, { name: 'Thursday containers', best: 3, of: 5 })
  for (let game = 1; game <= 8; game++) {
    const played = { people: people.map(resultOf), teams: teams.map(resultOf) }
    await store.postGame(code, aPosting(`game ${game}`, { month: game < 5 ? '2026-10' : '2026-11', ...played }))
  }
  return { base, code }
}

test.each(['en', 'hi-Latn'] as const)('a league in %s', async (lang) => {
  const { base, code } = await aPlayedLeague()
  const devices = await Promise.all(sizes.map((size) => openDevice(browser, { screen: 'league', size, lang })))
  for (const { page } of devices) {
    await page.addInitScript((own) => localStorage.setItem('jawab.league-key', own), key)
    await page.goto(`${base}/league/${code}`)
  }
  for (const [at, board] of boards.entries()) {
    for (const { page } of devices) await page.locator('.tabs button').nth(at).click()
    await picture(devices, `league ${at + 1} ${board}`)
  }
  for (const { page } of devices) await page.getByRole('button').last().scrollIntoViewIfNeeded()
  await picture(devices, 'league 5 keys')
})
