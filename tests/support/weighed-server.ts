import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Millis } from '@jawab/shared/time'
import { onTestFinished } from 'vitest'
import { aFolder } from './folders.ts'
import type { WeighedOrder } from './weighed-process.ts'

const program = fileURLToPath(new URL('./weighed-process.ts', import.meta.url))

/** So many megabytes are taken before anything is collected by itself, so that all that is taken can be weighed. */
const MEMORY = ['--expose-gc', '--min-semi-space-size=64', '--max-semi-space-size=64']

/** A server in a process of its own, whose time stands still and whose memory can be weighed. */
export type WeighedServer = {
  readonly base: string
  advance(by: Millis): Promise<void>
  /** So many more take a seat in the room with this PIN. */
  crowd(pin: string, people: number): Promise<void>
  /** Bytes that it takes while `work` is done. */
  weigh(work: () => Promise<unknown>): Promise<number>
}

export async function aWeighedServer(startKey: string): Promise<WeighedServer> {
  const execArgv = ['--import', 'tsx', ...MEMORY]
  const child = fork(program, [aFolder(), startKey], { execArgv })
  onTestFinished(() => void child.kill('SIGKILL'))
  const [port] = (await once(child, 'message')) as [number]

  async function tell(order: WeighedOrder): Promise<number> {
    const said = once(child, 'message') as Promise<[number]>
    child.send(order)
    return (await said)[0]
  }

  return {
    base: `http://127.0.0.1:${port}`,
    advance: async (by) => void (await tell({ order: 'advance', by })),
    crowd: async (pin, people) => void (await tell({ order: 'crowd', pin, people })),
    async weigh(work) {
      const before = await tell({ order: 'weigh', collectsFirst: true })
      await work()
      return (await tell({ order: 'weigh', collectsFirst: false })) - before
    },
  }
}
