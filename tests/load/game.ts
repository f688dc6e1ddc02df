import { setTimeout as pass } from 'node:timers/promises'
import type { PlayerView } from '@jawab/shared/protocol/views'
import type { Millis } from '@jawab/shared/time'
import { Console } from './console.ts'
import type { Crowd } from './crowd.ts'
import type { AllReceived } from './crowd-process.ts'
import type { RoundNotes } from './phone.ts'
import type { Usage } from './usage.ts'

/** A room as its maker gets it. */
export type MadeRoom = { readonly pin: string; readonly code: string; readonly hostKey: string }

/** What one phone heard in a round: all that was shown in order, its team's counts, its receipt, and its result. */
export type Heard = {
  readonly views: readonly PlayerView[]
  readonly tallies: readonly object[]
  readonly receipt: object
  readonly result: object
}

/** One question in all rooms at once. */
export type Played = {
  readonly round: number
  /** From the question published to the last result, over all servers. */
  readonly used: Difference
  /** From the prompt shown to the reveal's last step. */
  readonly received: AllReceived
  readonly heard: Heard
  readonly notes: readonly RoundNotes[]
  /** From a room sealed to its host told so, the slowest. */
  readonly sealTook: Millis
  /** From the first host's word to each phone's result. */
  readonly resultsAfter: readonly Millis[]
}

export type Difference = { readonly cpuSeconds: number; readonly storeCalls: Readonly<Record<string, number>> }

/** Probes and echoes come with the prompt: they are over before the question is published. */
export const PROMPT_SETTLES: Millis = 1000

type GameParts = {
  readonly bases: readonly string[]
  readonly rooms: readonly MadeRoom[]
  readonly crowd: Crowd
  readonly usage: () => Promise<Usage>
}

/** The hosts of all rooms, who step together. */
export async function openGame({ bases, rooms, crowd, usage }: GameParts) {
  const consoles = await Promise.all(
    rooms.map(async ({ pin, hostKey }, at) => {
      const console = new Console(bases[at % bases.length] ?? '')
      await console.enter(pin, hostKey)
      return console
    }),
  )
  const stepAll = (...step: Parameters<Console['step']>) => Promise.all(consoles.map((one) => one.step(...step)))
  let round = 0

  async function play(): Promise<Played> {
    await stepAll(round === 0 ? 'start' : 'next', ({ phase }) => phase === 'reading')
    round += 1
    await pass(PROMPT_SETTLES)
    const before = await usage()
    await stepAll('skip', ({ phase }) => phase === 'question')
    const { notes } = await crowd.answered(round)
    // Whoever's clock a busy machine set wrong came too early, and by `next` is waited for.
    const isAnswered = notes.every(({ refusal }) => refusal === undefined)
    const sealed = await stepAll(isAnswered ? 'next' : 'close', ({ phase }) => phase === 'closed')
    const revealed = await stepAll('next', ({ phase }) => phase === 'reveal')
    const resulted = await crowd.resulted(round)
    const used = difference(before, await usage())
    const revealedAt = Math.min(...revealed.map(({ askedAt }) => askedAt))
    await stepAll('next', (view) => view.phase === 'reveal' && view.step === 'why')
    const received = await crowd.received()
    return {
      round,
      used,
      received,
      heard: hearing(received, round),
      notes,
      sealTook: Math.max(...sealed.map(({ since, seenAt }) => seenAt - since)),
      resultsAfter: resulted.notes.map(({ resultAt = NaN }) => resultAt - revealedAt),
    }
  }

  return {
    play,
    close() {
      for (const console of consoles) console.close()
    },
  }
}

function difference(before: Usage, after: Usage): Difference {
  const calls = Object.entries(after.storeCalls).map(([call, count]) => [call, count - (before.storeCalls[call] ?? 0)])
  return {
    cpuSeconds: after.cpuSeconds - before.cpuSeconds,
    storeCalls: Object.fromEntries(calls) as Record<string, number>,
  }
}

/** Without the last view of the round before, which may come while the next is asked for. */
function hearing({ heard }: AllReceived, round: number): Heard {
  const said = (name: string) => heard.filter(([event]) => event === name).map(([, one]) => one as object)
  const [receipt, result] = [said('reply answer:submit').at(0), said('result').at(0)]
  if (!receipt || !result) throw new Error('A phone of the crowd got no receipt or no result')
  const views = (said('view') as PlayerView[]).filter((view) => view.round === round)
  return { views, tallies: said('tally'), receipt, result }
}

/** Makes a room by these rules. */
export async function makeRoom(base: string, startKey: string, rules: object): Promise<MadeRoom> {
  const response = await fetch(`${base}/api/rooms`, {
    method: 'POST',
    headers: { authorization: `Bearer ${startKey}`, 'content-type': 'application/json' },
    body: JSON.stringify({ packs: ['aws-containers'], rules }),
  })
  if (response.status !== 201) throw new Error(`No room: ${response.status} ${await response.text()}`)
  const { room, hostKey, joinUrl } = (await response.json()) as { room: string; hostKey: string; joinUrl: string }
  return { pin: room, hostKey, code: new URL(joinUrl).hash.slice(1) }
}
