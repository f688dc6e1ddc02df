import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { seconds } from '@jawab/shared/time'
import { endWithUs } from '../support/end-with-us.ts'
import { freePort } from '../support/free-port.ts'

/**
 * How long `npm start` takes until the server answers, with everything installed and built: `npm run bench:start`.
 * From the command as people type it, npm's own start included, on a store that is there already.
 */

const RUNS = 9
const LONGEST = seconds(1.5)

const folder = mkdtempSync(join(tmpdir(), 'jawab-start-'))
try {
  // The first may still have to install and to build, and makes the store.
  await startOnce()
  const runs: number[] = []
  while (runs.length < RUNS) runs.push(await startOnce())
  report(runs.toSorted((one, other) => one - other))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Starts the server, stops it again, and tells how long it took to answer. */
async function startOnce(): Promise<number> {
  const port = await freePort()
  const began = performance.now()
  const npm = spawn('npm', ['start'], {
    env: { ...process.env, PORT: String(port), JAWAB_DATA: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
    shell: process.platform === 'win32',
  })
  endWithUs(npm)
  // Not when npm ends: the server, which takes another moment, holds the same output.
  const ended = once(npm, 'close').then(() => Promise.reject(new Error('The server ended before it listened')))
  await Promise.race([said(npm.stdout, 'Jawab is listening'), ended])
  await fetch(`http://127.0.0.1:${port}/healthz`)
  const took = performance.now() - began
  npm.kill('SIGTERM')
  await ended.catch(() => undefined)
  return took
}

function said(output: NodeJS.ReadableStream, words: string) {
  let all = ''
  return new Promise<void>((resolve) => {
    output.on('data', (text: Buffer) => {
      all += String(text)
      if (all.includes(words)) resolve()
    })
  })
}

function report(runs: readonly number[]) {
  const [fastest, median, slowest] = [runs.at(0), runs.at(RUNS >> 1), runs.at(-1)].map((run) => Math.round(run ?? 0))
  console.log(`npm start, ${RUNS} times: listens after ${fastest} to ${slowest} ms, median ${median} ms`)
  if ((median ?? Infinity) <= LONGEST) return
  console.error(`A server must listen within ${LONGEST} ms`)
  process.exitCode = 1
}
