import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { wordsOf } from './programs.mjs'

const installer = fileURLToPath(new URL('../../node_modules/playwright-core/cli.js', import.meta.url))

/**
 * The build that Playwright offers for the systems of which we know none better.
 * @type {import('./browser.mjs').Way}
 */
export async function playwrightBrowser() {
  const { chromium } = await import('playwright-core')
  const place = chromium.executablePath()
  try {
    if (!existsSync(place))
      execFileSync(process.execPath, [installer, 'install', 'chromium'], { timeout: 300_000, stdio: 'pipe' })
    return { path: place, env: {}, how: "Playwright's Chromium" }
  } catch (error) {
    return `playwright-core install chromium: ${wordsOf(error)}`
  }
}
