import { readFileSync } from 'node:fs'
import { step } from './run.mjs'

/** @typedef {Record<string, { version?: string, link?: boolean, optional?: boolean }>} Packages */

/** Installs what package-lock.json names, unless exactly that is installed. */
export async function installIfNeeded() {
  if (isInstalled()) return
  await step('Installing the packages', [['npm', 'ci', '--include=dev', '--no-progress']])
}

/** npm writes its hidden lock file last, so an interrupted installation has none. */
function isInstalled() {
  const installed = packagesOf('node_modules/.package-lock.json')
  const wanted = packagesOf('package-lock.json')

  return Object.entries(wanted).every(
    ([place, { version, optional }]) =>
      optional || !place.includes('node_modules/') || (installed[place] && installed[place].version === version),
  )
}

/**
 * @param {string} lockFile
 * @returns {Packages}
 */
function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(lockFile, 'utf8')).packages
  } catch {
    return {}
  }
}
