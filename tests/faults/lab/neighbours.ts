import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { endWithUs } from '../../support/end-with-us.ts'
import type { DeviceLog } from './log.ts'
import { makeRoom, takeRecord, type MadeRoom } from './room.ts'
import type { Venue } from './venue.ts'

const program = fileURLToPath(new URL('./neighbours-process.ts', import.meta.url))
/** Long questions, so that answers are given nearly all the time, and more of them than anybody waits for. */
const rules = { mode: 'mean', teams: 2, readingSeconds: 1, limitSeconds: 20, length: 40 }

/** What the process of the neighbours is told to play. */
export type Move = { readonly bases: readonly string[]; readonly made: MadeRoom; readonly seed: string }
/** What it says: that its first question is over, and what its devices were told, when it is gone. */
export type Said = 'settled' | { readonly players: readonly DeviceLog[]; readonly host: DeviceLog }

/**
 * Opens a second room on the same servers, and resolves when it has played its first question. Its people dial the
 * servers themselves, past the door, and from a process of their own: what the crowd does to the lab's thread is not
 * taken for what it does to them.
 */
export async function moveIn(venue: Venue, seed: string) {
  const bases = venue.nodes.map(({ server }) => server.base)
  const [base = ''] = bases
  const made = await makeRoom(base, venue, { ...rules, seed: `${seed} beside` })
  const home = fork(program, { execArgv: ['--import', 'tsx'] })
  endWithUs(home)
  const ended = once(home, 'exit').then(() => Promise.reject(new Error('The neighbours are gone')))
  ended.catch(() => {})
  const hears = async () => ((await Promise.race([once(home, 'message'), ended])) as [Said])[0]

  home.send({ bases, made, seed } satisfies Move)
  await hears()
  return {
    /** Lets them end their question; gives what there is to judge by. */
    async moveOut() {
      home.send('leave')
      const said = await hears()
      home.disconnect()
      if (said === 'settled') throw new Error('The neighbours moved in twice')
      return { ...said, record: await takeRecord(base, venue, made) }
    },
  }
}
