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
 * What a failed program said, or the error's own words, in one line.
 * @param {unknown} error
 */
export function firstLineOf(error) {
  if (!(error instanceof Error)) return String(error)

  const said = 'stderr' in error ? String(error.stderr).trim() : ''
  return (said || error.message).split('\n')[0] ?? ''
}
