import type { ChildProcess } from 'node:child_process'

/** Resolves when the process has said these words; rejects if it ends before. */
export function saying(program: ChildProcess, words: string): Promise<void> {
  let said = ''
  return new Promise((resolve, reject) => {
    // Read on to the end: a pipe that is full or closed would stop whoever writes its log there.
    program.stdout?.on('data', (text) => {
      said += String(text)
      if (said.includes(words)) resolve()
    })
    program.once('exit', () => reject(new Error(`It ended before it said "${words}": ${said}`)))
  })
}
