import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { seconds } from '@jawab/shared/time'
import { endWithUs } from '../support/end-with-us.ts'
import type { AllReceived, Joined, Order, Round } from './crowd-process.ts'

const program = fileURLToPath(new URL('./crowd-process.ts', import.meta.url))
/** However slow a server is: who waits for longer than this waits in vain. */
const PATIENCE = seconds(120)

/** Phones in a process of their own. */
export type Crowd = {
  join(order: Omit<Extract<Order, { order: 'join' }>, 'order'>): Promise<Joined>
  /** Resolves when every phone has its receipt in this round. */
  answered(round: number): Promise<Round>
  /** Resolves when every phone has its result of this round. */
  resulted(round: number): Promise<Round>
  /** What was received since this was asked last. */
  received(): Promise<AllReceived>
  leave(): Promise<void>
}

export function gatherCrowd(): Crowd {
  const crowd = fork(program, { execArgv: ['--import', 'tsx'], serialization: 'advanced' })
  endWithUs(crowd)
  const ended = once(crowd, 'exit')

  async function tell<Said>(order: Order): Promise<Said> {
    const said = once(crowd, 'message', { signal: AbortSignal.timeout(PATIENCE) })
    crowd.send(order)
    return ((await said) as [Said])[0]
  }

  return {
    join: (order) => tell({ order: 'join', ...order }),
    answered: (round) => tell({ order: 'answered', round }),
    resulted: (round) => tell({ order: 'resulted', round }),
    received: () => tell({ order: 'received' }),
    async leave() {
      crowd.kill()
      await ended
    },
  }
}
