import type { Browser, Page } from 'playwright-core'
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cues } from '../../client/src/sound/cues.ts'
import { launchBrowser } from '../support/browser.ts'
import { aParty } from './party.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.newPage()
  await page.evaluate(await asScript('../../client/src/sound/cues.ts'))
})
afterAll(() => browser.close())

/** A module of the client as one script that a page can run; what it exports is `recipes`. */
async function asScript(path: string) {
  const built = (await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      lib: { entry: fileURLToPath(new URL(path, import.meta.url)), formats: ['iife'], name: 'recipes' },
    },
  })) as Rolldown.RolldownOutput[]
  return `globalThis.recipes = (() => { ${built[0]?.output[0].code}; return recipes })()`
}

const LOUDEST = 10 ** (-12 / 20)
const MASTER = 0.5
const LONGEST = 3

test.each(Object.keys(cues))('the cue "%s" is heard, is under -12 dB and over within three seconds', async (cue) => {
  const { peak, end } = await page.evaluate<{ peak: number; end: number }>(`(async () => {
    const context = new OfflineAudioContext(1, 44100 * 5, 44100)
    const out = new GainNode(context, { gain: ${MASTER} })
    out.connect(context.destination)
    recipes.cues[${JSON.stringify(cue)}]({ context, out, at: 0.01 })
    const samples = (await context.startRendering()).getChannelData(0)
    const end = samples.findLastIndex((sample) => Math.abs(sample) > 0.001) / 44100
    return { peak: samples.reduce((peak, sample) => Math.max(peak, Math.abs(sample)), 0), end }
  })()`)
  expect(peak).toBeGreaterThan(0.005)
  expect(peak).toBeLessThan(LOUDEST)
  expect(end).toBeLessThan(LONGEST)
})

test('a wall may be heard, says when it waits for a touch, and stays mute once muted', async () => {
  const party = await aParty(browser, { lang: 'en' })
  const wall = await party.open('stage', `/screen/${party.room}`)
  const sound = wall.getByRole('button', { name: /^Sound/ })
  await sound.waitFor()
  expect(await sound.getAttribute('aria-pressed')).toBe('true')
  expect(await sound.textContent()).toContain('touch the page once')
  await wall.mouse.click(600, 500)
  await expect.poll(() => sound.textContent()).not.toContain('touch')
  await wall.keyboard.press('m')
  expect(await sound.getAttribute('aria-pressed')).toBe('false')
  await wall.reload()
  await sound.waitFor()
  expect(await sound.getAttribute('aria-pressed')).toBe('false')
})
