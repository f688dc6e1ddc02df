import { setTimeout as pass } from 'node:timers/promises'
import { seconds, type Millis } from '@jawab/shared/time'
import { gatherCrowd, type Crowd } from './crowd.ts'
import { openFloor } from './floor.ts'
import { makeRoom, openGame, type MadeRoom, type Played } from './game.ts'
import type { LoadOptions } from './options.ts'
import type { RedisUsage } from './usage.ts'
import { usageOfAll } from './usage.ts'
import { openVenue } from './venue.ts'

/** All that a run has shown. */
export type LoadRun = {
  readonly joined: { readonly took: Millis; readonly refused: readonly string[] }
  readonly bytesPerPlayer: number
  readonly questions: readonly (Played & { readonly redis?: RedisUsage; readonly floorSeconds?: number })[]
  readonly floorBytesPerPlayer?: number
}

/** The first questions are not counted: until then much of what runs is still being compiled, on both sides. */
const WARM_UP = 6

/** What has just come in is told to everybody, and then the server is at rest. */
const SETTLING = seconds(3)

const rulesOf = ({ teams, questions, seed }: LoadOptions) => ({
  mode: 'mean',
  teams,
  // The memory of a process is not to depend on which questions were drawn.
  seed,
  length: WARM_UP + questions,
  kinds: ['choice'],
  readingSeconds: 60,
  limitSeconds: 60,
  earlyClose: false,
  standingsEvery: 0,
})

/** Plays a game with a crowd, and beside it, question by question, the same on a plain socket.io server. */
export async function runLoad(options: LoadOptions): Promise<LoadRun> {
  const venue = await openVenue(options)
  const usage = () => usageOfAll(venue.bases)
  const crowd = gatherCrowd()
  const rooms = await Promise.all(
    Array.from({ length: options.rooms }, () => makeRoom(venue.bases[0] ?? '', venue.startKey, rulesOf(options))),
  )
  const game = await openGame({ bases: venue.bases, rooms, crowd, usage })
  const idle = await usage()
  const joined = await crowd.join(joining(options, venue.bases, rooms))
  if (joined.refused.length > 0) throw new Error(`${joined.refused.length} were not let in: ${joined.refused[0]}`)
  await pass(SETTLING)
  const perPlayer = (before: number, after: number) => (after - before) / options.players
  const bytesPerPlayer = perPlayer(idle.residentBytes, (await usage()).residentBytes)
  const beside = options.floor ? await openBeside(options, rooms, crowd) : undefined

  const questions: LoadRun['questions'][number][] = []
  for (let played = 0; played < WARM_UP + options.questions; played++) {
    const redis = await venue.redisUsage?.()
    const question = await game.play()
    const floorSeconds = await beside?.play(question)
    const redisAfter = await venue.redisUsage?.()
    if (played < WARM_UP) continue
    questions.push({
      ...question,
      ...(redis && redisAfter ? { redis: apart(redis, redisAfter) } : {}),
      ...(floorSeconds === undefined ? {} : { floorSeconds }),
    })
  }
  game.close()
  await Promise.all([crowd.leave(), beside?.close()])
  await venue.close()
  return { joined, bytesPerPlayer, questions, ...(beside ? { floorBytesPerPlayer: beside.bytesPerPlayer } : {}) }
}

const joining = (
  { players, rooms: count, joinWithin, window, seed }: LoadOptions,
  bases: readonly string[],
  rooms: readonly MadeRoom[],
) => ({
  bases,
  rooms,
  players: Math.ceil(players / count),
  within: joinWithin,
  window,
  seed,
})

/** The floor with a crowd of its own, as large, that joined in the same way. */
async function openBeside(options: LoadOptions, rooms: readonly MadeRoom[], own: Crowd) {
  const [floor, crowd] = [await openFloor(options.teams * options.rooms), gatherCrowd()]
  const { heard } = await own.received()
  const seat = heard.find(([name]) => name === 'reply seat:take')?.[1] as object
  await floor.reply({ seat, receipt: {} })
  const idle = await floor.usage()
  await crowd.join(joining(options, [floor.base], rooms))
  await pass(SETTLING)
  const bytesPerPlayer = ((await floor.usage()).residentBytes - idle.residentBytes) / options.players
  return {
    bytesPerPlayer,
    async play({ heard }: Played) {
      await floor.reply({ seat, receipt: heard.receipt })
      return floor.play(heard, crowd)
    },
    async close() {
      await crowd.leave()
      floor.close()
    },
  }
}

const apart = (before: RedisUsage, after: RedisUsage): RedisUsage => ({
  cpuSeconds: after.cpuSeconds - before.cpuSeconds,
  requests: after.requests - before.requests,
  bytesIn: after.bytesIn - before.bytesIn,
  bytesOut: after.bytesOut - before.bytesOut,
})
