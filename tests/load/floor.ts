import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pass } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { PlayerView } from '@jawab/shared/protocol/views'
import { seconds, type Instant } from '@jawab/shared/time'
import { endWithUs } from '../support/end-with-us.ts'
import type { Crowd } from './crowd.ts'
import type { FloorOrder, Replies } from './floor-process.ts'
import { PROMPT_SETTLES, type Heard } from './game.ts'
import { machineNow } from './phone.ts'
import { usageOf, type Usage } from './usage.ts'

const program = fileURLToPath(new URL('./floor-process.ts', import.meta.url))
/** [RD2] */
const LEAD = seconds(1)
/** How long after the opening a team is told its first count, and how far apart the next ones are. */
const TALLIES_APART = seconds(2)

/** A plain socket.io server in a process of its own, and what it costs to say the same as Jawab. */
export type Floor = {
  readonly base: string
  usage(): Promise<Usage>
  /** What phones are answered from now on. */
  reply(replies: Replies): Promise<void>
  /** Says what one phone heard in a round of a real game to all phones of the crowd; gives the CPU seconds that took. */
  play(heard: Heard, crowd: Crowd): Promise<number>
  close(): void
}

export async function openFloor(teams: number): Promise<Floor> {
  const floor = fork(program, [String(teams)], { execArgv: ['--import', 'tsx'], serialization: 'advanced' })
  endWithUs(floor)
  const [port] = (await once(floor, 'message')) as [number]
  const base = `http://127.0.0.1:${port}`

  async function tell(order: FloorOrder) {
    const done = once(floor, 'message')
    floor.send(order)
    await done
  }

  const show = (said: PlayerView) => tell({ order: 'publish', name: 'view', said })

  async function tellTeams(tallies: Heard['tallies'], opensAt: Instant) {
    for (const [at, said] of tallies.entries()) {
      await pass(opensAt + (at + 1) * TALLIES_APART - machineNow())
      await tell({ order: 'teams', name: 'tally', said })
    }
  }

  async function play({ views, tallies, result }: Heard, crowd: Crowd) {
    const [reading, question, ...later] = views
    if (reading?.phase !== 'reading' || question?.phase !== 'question')
      throw new Error('A question was not heard whole')
    await show(reading)
    await tell({ order: 'measure' })
    await pass(PROMPT_SETTLES)
    const before = await usageOf(base)
    const opensAt = machineNow() + LEAD
    await show({ ...question, opensAt, closesAt: opensAt + question.limitMs })
    await Promise.all([crowd.answered(question.round), tellTeams(tallies, opensAt)])
    for (const view of later.filter(isUntilKey)) await show(view)
    await tell({ order: 'each', name: 'result', said: result })
    await crowd.resulted(question.round)
    return (await usageOf(base)).cpuSeconds - before.cpuSeconds
  }

  return {
    base,
    usage: () => usageOf(base),
    reply: (replies) => tell({ order: 'replies', replies }),
    play,
    close: () => void floor.kill('SIGKILL'),
  }
}

/** What comes after the key is not part of what is measured. */
const isUntilKey = (view: PlayerView) => view.phase !== 'reveal' || view.step === 'key'
