import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/** @typedef {readonly [program: string, ...parameters: string[]]} Command */
/** @typedef {{ code: number, output: string }} Outcome */

/**
 * Runs the commands of one step side by side. Says one line when all goes well;
 * otherwise shows everything the failed ones said, and ends the process.
 * @param {string} name
 * @param {readonly Command[]} commands
 */
export async function step(name, commands) {
  process.stdout.write(`${name} … `)
  const started = performance.now()
  const outcomes = await Promise.all(commands.map((command) => runQuietly(command)))
  const failed = outcomes.filter(({ code }) => code !== 0)
  console.log(failed.length === 0 ? secondsSince(started) : 'failed')
  if (failed.length === 0) return

  for (const { output } of failed) console.error(output)
  process.exit(1)
}

/**
 * @param {Command} command
 * @param {string} [folder] where to run it, the root when left out
 * @returns {Promise<Outcome>}
 */
export function runQuietly([program, ...parameters], folder = '.') {
  const child = spawn(program, parameters, {
    cwd: folder,
    shell: needsShell(program),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  const keep = (/** @type {Buffer} */ chunk) => (output += String(chunk))
  child.stdout.on('data', keep)
  child.stderr.on('data', keep)

  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ code: 1, output: `${program}: ${error.message}` }))
    child.on('close', (code, signal) => resolve({ code: exitCode(code, signal), output }))
  })
}

/**
 * Runs a command in this terminal, whose Ctrl-C reaches it as well; a signal sent only to us is handed on.
 * @param {Command} command
 * @param {Record<string, string | undefined>} [environment]
 */
export function runHere([program, ...parameters], environment = process.env) {
  const child = spawn(program, parameters, { env: environment, stdio: 'inherit' })
  process.on('SIGTERM', () => child.kill('SIGTERM'))
  process.on('SIGINT', () => undefined)
  return child
}

/**
 * The exit code a shell would report: 128 and the signal's number when a signal ended the process.
 * @param {number | null} code
 * @param {NodeJS.Signals | null} signal
 */
export function exitCode(code, signal) {
  return code ?? 128 + (signal === null ? 0 : constants.signals[signal])
}

/** @param {number} started an instant of `performance.now()` */
export function secondsSince(started) {
  return `${((performance.now() - started) / 1000).toFixed(1)} s`
}

/**
 * On Windows npm is a batch file, which only a shell can run.
 * @param {string} program
 */
function needsShell(program) {
  return process.platform === 'win32' && program === 'npm'
}
