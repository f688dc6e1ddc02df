import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fingerprintOf } from './fingerprint.mjs'
import { programs } from './programs.mjs'
import { step } from './run.mjs'

/** @typedef {{ folder: string, result: string }} Build */

/** @type {readonly Build[]} */
const builds = [
  { folder: 'client', result: 'client/dist/index.html' },
  { folder: 'server', result: 'server/dist/main.mjs' },
]

/** Builds the client and the server, each only when its sources are not those it was last built from. */
export async function buildIfNeeded() {
  const due = builds
    .map((build) => ({ ...build, fingerprint: fingerprintOf([build.folder, 'shared', 'package-lock.json']) }))
    .filter(({ fingerprint, ...build }) => !existsSync(build.result) || builtFrom(build) !== fingerprint)
  if (due.length === 0) return

  for (const build of due) rmSync(stampOf(build), { force: true })
  await step(
    `Building the ${due.map(({ folder }) => folder).join(' and the ')}`,
    due.map(({ folder }) => [...programs.vite, 'build', folder]),
  )
  mkdirSync(stamps, { recursive: true })
  for (const { fingerprint, ...build } of due) writeFileSync(stampOf(build), fingerprint)
}

const stamps = 'node_modules/.cache/jawab-builds'

/** @param {Build} build */
function stampOf({ folder }) {
  return path.join(stamps, folder)
}

/** @param {Build} build */
function builtFrom(build) {
  return existsSync(stampOf(build)) ? readFileSync(stampOf(build), 'utf8') : undefined
}
