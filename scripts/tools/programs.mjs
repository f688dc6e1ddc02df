import { spawnSync } from 'node:child_process'

/**
 * Whether a program starts at all: a file of the right name may be a stub, or lack its libraries.
 * @param {string} program
 * @param {Record<string, string>} [env]
 */
export function runs(program, env = {}) {
  return spawnSync(program, ['--version'], { env: { ...process.env, ...env }, timeout: 20_000 }).status === 0
}

/**
 * What a failed program said, or else the error's own words, on one line.
 * @param {unknown} error
 */
export function wordsOf(error) {
  if (!(error instanceof Error)) return String(error)

  const said = 'stderr' in error && error.stderr ? String(error.stderr).trim() : ''
  return (said || error.message).replace(/\s+/g, ' ').slice(0, 200)
}
