import { setTimeout as pass } from 'node:timers/promises'
import { seededRandom } from '@jawab/shared/random'
import { seconds } from '@jawab/shared/time'
import type { View } from '@jawab/shared/protocol/views'
import { judgeBeside, type Beside } from './check-beside.ts'
import { judge, type Verdict } from './checker.ts'
import type { Strike } from './evidence.ts'
import type { Fault, Scene } from './faults.ts'
import { usual } from './habits.ts'
import { Host } from './host.ts'
import type { DeviceLog } from './log.ts'
import { moveIn } from './neighbours.ts'
import { Player } from './player.ts'
import { makeRoom, takeRecord } from './room.ts'
import { everybodySees } from './last-call.ts'
import { openVenue, type Venue } from './venue.ts'

export type RunSettings = { readonly players: number; readonly questions: number; readonly seed: string }
export type Run = {
  readonly fault: Fault
  readonly verdict: Verdict
  /** Where there were neighbours. */
  readonly beside?: Beside
  readonly logs: readonly DeviceLog[]
}

const rules = { mode: 'mean', teams: 8, readingSeconds: 1, limitSeconds: 5 }
/** They come as people do: not all in the same instant. */
const JOINS_APART = 5
/** With its fault and whatever it takes to get over it; a game that is not over by then never will be. */
const LONGEST_QUESTION = seconds(45)
/** From so many players on it is a crowd. */
const CROWD = 1000

/** Plays a whole game in which the fault strikes, and judges what became of it. */
export async function runFault(fault: Fault, settings: RunSettings): Promise<Run> {
  const venue = await openVenue(fault.topology, fault.env)
  try {
    return await play(fault, venue, settings)
  } finally {
    await venue.close()
  }
}

async function play(fault: Fault, venue: Venue, { players: count, questions, seed }: RunSettings): Promise<Run> {
  const base = `http://127.0.0.1:${venue.door.port}`
  const made = await makeRoom(base, venue, { ...rules, seed, length: questions })
  const door = { base, pin: made.room, code: made.code }
  const { habits = usual } = fault
  const limits = (count >= CROWD && fault.crowdLimits) || fault.limits
  const players = Array.from({ length: count }, (_, at) => new Player(`Player ${at + 1}`, { door, seed, habits }))
  const trouble = startTrouble(
    fault,
    { ...venue, pin: made.room, random: seededRandom(`${seed} ${fault.name}`) },
    questions,
  )
  const host = new Host({ base, ...made, seed, onView: trouble.see })
  try {
    await takeSeats(players)
    const neighbours = fault.hasNeighbours ? await moveIn(venue, seed) : undefined
    await Promise.race([host.play(), pass(questions * LONGEST_QUESTION)])
    await trouble.over()
    await everybodySees([...players, host], 'finished')
    const quiet = await neighbours?.moveOut()
    const logs = { players: players.map(({ log }) => log), host: host.log }
    const record = await takeRecord(base, venue, made)
    const evidence = { ...logs, record, strikes: trouble.strikes, limits }
    const verdict = judge(evidence)
    const beside = quiet && judgeBeside({ ...quiet, strikes: [], limits: fault.limits }, evidence)
    const problems = [...verdict.problems, ...(beside?.problems ?? [])]
    return {
      fault,
      verdict: { ...verdict, problems },
      ...(beside ? { beside } : {}),
      logs: [...logs.players, logs.host],
    }
  } finally {
    for (const device of [...players, host]) device.leave()
  }
}

async function takeSeats(players: readonly Player[]) {
  const joins: Promise<void>[] = []
  for (const player of players) {
    joins.push(player.join())
    await pass(JOINS_APART)
  }
  await Promise.all(joins)
}

/** Strikes at a drawn moment after the reading of a question has begun, one blow at a time. */
function startTrouble(fault: Fault, scene: Scene, questions: number) {
  const theOne = fault.when === 'last question' ? questions : Math.min(2, questions)
  const strikes: Strike[] = []
  const blows: Promise<void>[] = []
  let isStriking = false
  let lastRound = 0

  async function strike() {
    isStriking = true
    const [from, to] = fault.between
    await pass(from + scene.random() * (to - from))
    const struckAt = Date.now()
    await fault.strike(scene)
    strikes.push({ struckAt, mendedAt: Date.now() })
    isStriking = false
  }

  /** One that fails is told of when all are over. */
  function take(blow: Promise<void>) {
    blow.catch(() => {})
    blows.push(blow)
  }

  const see = ({ phase, round }: View) => {
    if (phase !== 'reading' || round <= lastRound || isStriking) return
    lastRound = round
    if (fault.when === 'every question' || round === theOne) take(strike())
  }
  return { strikes, see, over: () => Promise.all(blows) }
}
