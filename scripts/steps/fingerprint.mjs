import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

const notSources = new Set(['dist', 'node_modules'])

/**
 * One hash over the names and contents of files and of everything under folders.
 * By content, since git gives files new times when it only changes branches.
 * @param {readonly string[]} places
 */
export function fingerprintOf(places) {
  const hash = createHash('sha256')
  for (const file of places.flatMap(filesUnder)) hash.update(`${file}\0`).update(readFileSync(file)).update('\0')
  return hash.digest('hex')
}

/**
 * @param {string} place
 * @returns {string[]}
 */
function filesUnder(place) {
  if (statSync(place).isFile()) return [place]

  const names = readdirSync(place).filter((name) => !notSources.has(name))
  return names.sort().flatMap((name) => filesUnder(path.join(place, name)))
}
