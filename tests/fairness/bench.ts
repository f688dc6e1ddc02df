import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pass } from 'node:timers/promises'
import { seconds } from '@jawab/shared/time'
import { Host } from '../faults/lab/host.ts'
import { aProxy, type Proxy } from '../faults/lab/proxy.ts'
import { makeRoom } from '../faults/lab/room.ts'
import { aServer, type ServerProcess } from '../support/server-process.ts'
import { groupsOf } from './figures.ts'
import { watchLag, worstOf, type BenchLag } from './lag.ts'
import { drawWays } from './network.ts'
import { startPhones, type CalledRoom } from './phones.ts'
import type { PhonePlan, RoomPlan } from './plan.ts'
import type { PlayedRoom } from './played.ts'

/** [TM1] [TM2] People are in the lobby for longer than their four measurements take. */
const IN_LOBBY = seconds(6)
/** What is still under way after the end arrives. */
const LAST_CALL = seconds(2)

/** What every phone did and was told, and how late the two processes of the bench were. */
export type Played = {
  readonly rooms: readonly PlayedRoom[]
  readonly lag: BenchLag
}

/** Plays the rooms of one limit after those of another, side by side: what else there is to do makes phones late. */
export async function runBench(plans: readonly RoomPlan[], seed: string): Promise<Played> {
  const played: Played[] = []
  for (const [, alike] of groupsOf(plans, ({ limitMs }) => String(limitMs))) played.push(await runRooms(alike, seed))
  return {
    rooms: played.flatMap(({ rooms }) => rooms),
    lag: {
      phones: worstOf(played.map(({ lag }) => lag.phones)),
      lines: worstOf(played.map(({ lag }) => lag.lines)),
    },
  }
}

/** On one server with a store of its own. */
async function runRooms(plans: readonly RoomPlan[], seed: string): Promise<Played> {
  const folder = mkdtempSync(join(tmpdir(), 'jawab-fairness-'))
  const server = await aServer({ folder })
  const lines = startLines(server, seed)
  try {
    await server.start()
    return await play(await Promise.all(plans.map((plan) => openRoom(server, lines, plan, seed))))
  } finally {
    await lines.close()
    await server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function play(rooms: readonly OpenedRoom[]): Promise<Played> {
  const phones = await startPhones({ rooms: rooms.map(({ called }) => called) })
  const lagSoFar = watchLag()
  await pass(IN_LOBBY)
  await Promise.all(rooms.map(({ host }) => host.play()))
  await pass(LAST_CALL)
  for (const { host } of rooms) host.leave()
  const linesLag = lagSoFar()
  const { rooms: played, lag } = await phones.leave()
  return { rooms: played, lag: { phones: lag, lines: linesLag } }
}

type OpenedRoom = Awaited<ReturnType<typeof openRoom>>

async function openRoom(server: ServerProcess, lines: Lines, plan: RoomPlan, seed: string) {
  const { base } = server
  const made = await makeRoom(base, { nodes: [{ server }] }, { ...rulesOf(plan), seed })
  const { room: pin, code } = made
  const bases = await Promise.all(plan.phones.map((phone) => lines.baseFor(phone)))
  const called: CalledRoom = { plan, pin, code, bases }
  return { called, host: new Host({ base, ...made, seed, onView: () => {} }) }
}

/** Everybody has the time to give all answers that were drawn. */
const rulesOf = ({ preset, limitMs, questions: length, timeFactor }: RoomPlan) => ({
  preset,
  limitSeconds: limitMs / seconds(1),
  length,
  ...(timeFactor === undefined ? {} : { timeFactor }),
  mode: 'solo',
  kinds: ['choice'],
  readingSeconds: 1,
  standingsEvery: 0,
  earlyClose: false,
})

type Lines = ReturnType<typeof startLines>

/** One line for each player and round trip, laid when the first phone asks for it: twins share it. */
function startLines({ base }: ServerProcess, seed: string) {
  const laid = new Map<string, Promise<Proxy>>()
  const port = Number(new URL(base).port)

  function lay({ player, roundTrip }: PhonePlan) {
    const name = `${player} at ${roundTrip}`
    const line = laid.get(name) ?? aProxy(port, drawWays(seed, player, roundTrip))
    laid.set(name, line)
    return line
  }

  return {
    baseFor: async (phone: PhonePlan) => `http://127.0.0.1:${(await lay(phone)).port}`,
    async close() {
      for (const line of laid.values()) await (await line).close()
    },
  }
}
