import { setTimeout as pass } from 'node:timers/promises'
import { seconds, type Millis } from '@jawab/shared/time'
import { gatherCrowd } from './crowd.ts'
import { openFloor } from './floor.ts'
import { makeRoom, openGame, type MadeRoom, type Played } from './game.ts'
import { TEAMS, type LoadOptions } from './options.ts'
import type { RedisUsage } from './usage.ts'
import { usageOfAll } from './usage.ts'
import { openVenue } from './venue.ts'

/** All that a run has shown. */
export type LoadRun = {
  readonly joined: { readonly took: Millis; readonly refused: readonly string[] }
  readonly bytesPerPlayer: number
  readonly questions: readonly (Played & {
    readonly redis?: RedisUsage
    readonly floorSeconds?: number
    /** What as many players took in other rooms. */
    readonly otherSeconds?: number
  })[]
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

/**
 * Plays a game with a crowd, and beside it, question by question, the same on a plain socket.io server, and the same in
 * other rooms.
 */
export async function runLoad(options: LoadOptions): Promise<LoadRun> {
  const own = await openRooms(options)
  const floor = options.floor ? await openFloorBeside(options, own) : undefined
  const other = options.against > 0 ? await openRooms({ ...options, rooms: options.against, teams: TEAMS }) : undefined

  const questions: LoadRun['questions'][number][] = []
  for (let played = 0; played < WARM_UP + options.questions; played++) {
    const redis = await own.venue.redisUsage?.()
    const question = await own.game.play()
    const floorSeconds = await floor?.play(question)
    const redisAfter = await own.venue.redisUsage?.()
    const otherSeconds = (await other?.game.play())?.used.cpuSeconds
    if (played < WARM_UP) continue
    questions.push({
      ...question,
      ...(redis && redisAfter ? { redis: apart(redis, redisAfter) } : {}),
      ...(floorSeconds === undefined ? {} : { floorSeconds }),
      ...(otherSeconds === undefined ? {} : { otherSeconds }),
    })
  }
  await Promise.all([own.close(), other?.close(), floor?.close()])
  const { joined, bytesPerPlayer } = own
  return { joined, bytesPerPlayer, questions, ...(floor ? { floorBytesPerPlayer: floor.bytesPerPlayer } : {}) }
}

/** Rooms with everybody seated, on servers that have nothing else to do. */
async function openRooms(options: LoadOptions) {
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
  const bytesPerPlayer = ((await usage()).residentBytes - idle.residentBytes) / options.players
  return {
    venue,
    crowd,
    rooms,
    game,
    joined,
    bytesPerPlayer,
    async close() {
      game.close()
      await crowd.leave()
      await venue.close()
    },
  }
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
async function openFloorBeside(options: LoadOptions, { rooms, crowd: own }: Awaited<ReturnType<typeof openRooms>>) {
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
