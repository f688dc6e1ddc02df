import { existsSync } from 'node:fs'
import { installedBrowser } from './installed-browser.mjs'
import { playwrightBrowser } from './playwright-browser.mjs'
import { privateBrowser } from './private-browser.mjs'

/**
 * A browser that the tests can drive: its program, what its environment needs beyond ours, and how it was come by.
 * @typedef {{ path: string, env: Record<string, string>, how: string }} Browser
 */

/**
 * One way to a browser: the browser, or a sentence on what was tried and why it failed.
 * @typedef {() => Browser | string | Promise<Browser | string>} Way
 */

/**
 * The private copy goes before a browser of the machine: it starts contexts several times faster, and has the same
 * version and fonts everywhere.
 * @type {readonly Way[]}
 */
const ways = [privateBrowser, installedBrowser, playwrightBrowser]

/**
 * Finds or fetches a browser, without root and without touching the system. Throws with every try when there is none.
 * @returns {Promise<Browser>}
 */
export async function ensureBrowser() {
  const chosen = process.env.CHROME_PATH
  if (chosen) return chosenBrowser(chosen)

  const tries = []
  for (const way of ways) {
    const found = await way()
    if (typeof found !== 'string') return found
    tries.push(found)
  }
  const advice = 'Install Chromium or Chrome, or name one in CHROME_PATH.'
  throw new Error(`No browser for the tests. ${advice} Tried:\n- ${tries.join('\n- ')}`)
}

/** @param {string} path */
function chosenBrowser(path) {
  if (!existsSync(path)) throw new Error(`CHROME_PATH names ${path}, and there is no such file.`)
  return { path, env: {}, how: `${path}, named by CHROME_PATH` }
}
