import { buildIfNeeded } from './build.mjs'
import { installIfNeeded } from './install.mjs'
import { exitCode, runHere } from './run.mjs'

/**
 * Runs a command in this terminal with everything installed and built as the sources are now, and ends as it ends.
 * @param {import('./run.mjs').Command} command
 */
export async function runOnBuild(command) {
  await installIfNeeded()
  await buildIfNeeded()
  runHere(command).on('exit', (code, signal) => {
    process.exitCode = exitCode(code, signal)
  })
}

/**
 * The same for a program of ours in TypeScript.
 * @param {string} file
 * @param {readonly string[]} words
 */
export const runProgramOnBuild = (file, words = process.argv.slice(2)) =>
  runOnBuild([process.execPath, '--import', 'tsx', file, ...words])
