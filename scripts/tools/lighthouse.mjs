import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { step } from '../steps/run.mjs'

/** The last one that runs on the oldest Node that we support. */
const version = '12.8.2'

const cache = fileURLToPath(new URL('../../node_modules/.cache/jawab-tools', import.meta.url))
const home = path.join(cache, `lighthouse-${version}`)

/**
 * Lighthouse, fetched by npm into our cache when it is first wanted: it brings two hundred packages, which nobody who
 * tests, builds or hosts should wait for. None of them may run anything while it is installed.
 * @returns {Promise<{ version: string, entry: string }>} `entry` is the address to import it from
 */
export async function ensureLighthouse() {
  if (!existsSync(home)) await fetchInto(home)
  return { version, entry: pathToFileURL(path.join(home, 'node_modules/lighthouse/core/index.js')).href }
}

/**
 * Installs beside the final place and moves in one step, so that an interrupted or a second run never finds half of it.
 * @param {string} folder
 */
async function fetchInto(folder) {
  mkdirSync(cache, { recursive: true })
  const draft = mkdtempSync(path.join(cache, 'draft-'))
  const options = [`--prefix=${draft}`, '--ignore-scripts', '--no-package-lock', '--no-progress']
  try {
    await step(`Fetching Lighthouse ${version}`, [['npm', 'install', ...options, `lighthouse@${version}`]])
    if (!existsSync(folder)) renameSync(draft, folder)
  } finally {
    rmSync(draft, { recursive: true, force: true })
  }
}
