import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import type { Said } from './said.ts'

const script = fileURLToPath(new URL('./store-writer.ts', import.meta.url))
const command = [process.execPath, '--import', 'tsx', script]

/** Starts a process that writes to the store in `folder` until it is killed; `limits` go before its command. */
export function startWriter({
  folder,
  room,
  limits = [],
}: {
  folder: string
  room: string
  limits?: readonly string[]
}) {
  const [program = '', ...words] = [...limits, ...command, folder, room]
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const said: Said[] = []
  const lines = createInterface({ input: child.stdout })
  const waiting = new Set<() => void>()
  lines.on('line', (line) => {
    const complete = parse(line)
    if (complete) said.push(complete)
    for (const look of waiting) look()
  })
  const closed = once(lines, 'close')

  return {
    pid: child.pid,
    said,
    /** Waits until it has said something that passes `test` among what comes after the first `from` lines. */
    async says(about: Said['about'], from = 0) {
      await new Promise<void>((resolve, reject) => {
        const look = () => {
          if (said.slice(from).some((line) => line.about === about)) resolve()
        }
        waiting.add(look)
        look()
        void closed.then(() => reject(new Error(`The writer ended before it said ${about}`)))
      })
    },
    /** Kills it with -9 and waits for the last of what it said. */
    async kill() {
      child.kill('SIGKILL')
      await closed
    },
  }
}

/** A line, unless the kill cut it short. */
function parse(line: string): Said | undefined {
  try {
    return JSON.parse(line) as Said
  } catch {
    return undefined
  }
}
