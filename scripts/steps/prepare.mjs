// Imported first by every command, before anything is installed: it refuses a Node that is too old, and goes to the root.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

process.chdir(fileURLToPath(new URL('../..', import.meta.url)))

/** @type {{ engines: { node: string } }} */
const { engines } = JSON.parse(readFileSync('package.json', 'utf8'))
const needed = engines.node.replace('>=', '')

if (isOlder(process.versions.node, needed)) {
  console.error(`Jawab needs Node ${needed} or newer, and this is Node ${process.versions.node}.`)
  console.error('Get a newer one from https://nodejs.org, then try again.')
  process.exit(1)
}

/**
 * @param {string} version
 * @param {string} floor
 */
function isOlder(version, floor) {
  return version.localeCompare(floor, 'en', { numeric: true }) < 0
}
