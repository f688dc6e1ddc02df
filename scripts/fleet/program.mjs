import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pass } from 'node:timers/promises'

/** @typedef {import('../steps/run.mjs').Command} Command */
/** @typedef {{ pid: () => number | undefined, stop: () => Promise<void> }} Program */

/**
 * What to run, and the words on its output that tell that it is ready; what it says after them is shown.
 * @typedef {{ name: string, command: Command, env?: Record<string, string>, ready: string }} ProgramSettings
 */

const RESTART_AFTER = 1000

/**
 * Starts a program and starts it again whenever it ends by itself. It is out of reach of the terminal's Ctrl+C, so that
 * everything can be stopped in order.
 * @param {ProgramSettings} settings
 * @returns {Promise<Program>} when it is ready; throws with what it said when it ends before
 */
export async function startProgram(settings) {
  let isStopping = false
  let running = await begin(settings)
  void keepRunning()

  async function keepRunning() {
    for (;;) {
      await running.exited
      if (isStopping) return
      console.log(`${settings.name} has ended and is started again`)
      await pass(RESTART_AFTER)
      running = await begin(settings).catch(() => running)
    }
  }

  return {
    pid: () => running.child.pid,
    async stop() {
      isStopping = true
      running.child.kill('SIGTERM')
      await running.exited
    },
  }
}

/** @param {ProgramSettings} settings */
async function begin({ command: [program, ...parameters], env, ready }) {
  const child = spawn(program, parameters, {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  })
  const exited = once(child, 'exit').catch(() => undefined)
  let said = ''
  let isReady = false
  await new Promise((resolve, reject) => {
    child.stdout.on('data', (/** @type {Buffer} */ words) => {
      if (isReady) return void process.stdout.write(words)
      said += String(words)
      isReady = said.includes(ready)
      if (isReady) resolve(undefined)
    })
    child.once('error', reject)
    void exited.then(() => reject(new Error(said.trim() || `${program} ended at once`)))
  })
  return { child, exited }
}
