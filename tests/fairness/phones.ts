import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { endWithUs } from '../support/end-with-us.ts'
import type { RoomPlan } from './plan.ts'
import type { Lag } from './lag.ts'
import type { PlayedRoom } from './played.ts'

const program = fileURLToPath(new URL('./phones-process.ts', import.meta.url))

/** A room to play in: each of its phones has a line of its own to it. */
export type CalledRoom = {
  readonly plan: RoomPlan
  readonly pin: string
  readonly code: string
  readonly bases: readonly string[]
}
/** What the process of the phones is told to play, and what it says: that all are seated, and in the end what was. */
export type Call = { readonly rooms: readonly CalledRoom[] }
export type Said = 'seated' | { readonly rooms: readonly PlayedRoom[]; readonly lag: Lag }

/**
 * Starts all phones, and resolves when they have their seats. They have a process of their own: what lines and hosts do
 * is not taken for what a phone does.
 */
export async function startPhones(call: Call) {
  const home = fork(program, { execArgv: ['--import', 'tsx'] })
  endWithUs(home)
  const ended = once(home, 'exit').then(() => Promise.reject(new Error('The phones are gone')))
  ended.catch(() => {})
  const hears = async () => ((await Promise.race([once(home, 'message'), ended])) as [Said])[0]

  home.send(call)
  await hears()
  return {
    /** Gives what was, and ends them. */
    async leave() {
      home.send('leave')
      const said = await hears()
      home.disconnect()
      if (said === 'seated') throw new Error('The phones took their seats twice')
      return said
    },
  }
}
