import type { Instant } from '@jawab/shared/time'
import { realPlatform, type Platform } from '../../platform.ts'
import { createPace } from '../pace.ts'
import type { Store } from '../store.ts'
import { answerMethods } from './answers.ts'
import { prepareCalls, type Calls } from './calls.ts'
import { startClock, type Clock } from './clock.ts'
import { prepareCommit } from './commit.ts'
import { connect, type Connection } from './connection.ts'
import { listenToHints, type Hints } from './hints.ts'
import { CHECK, CLOCK } from './keys.ts'
import { leagueMethods } from './leagues.ts'
import { markMethods } from './marks.ts'
import { prepareReadSeats } from './read-seats.ts'
import { checkRequirements } from './requirements.ts'
import { resultMethods } from './results.ts'
import { roomMethods } from './rooms.ts'
import { keep } from './scripts/keep.ts'
import { seatMethods } from './seats.ts'
import { teamMethods } from './teams.ts'
import { totalMethods } from './totals.ts'
import { roomTurns, type Turns } from './turns.ts'

export type RedisSettings = {
  /** One for a single Redis, several for the nodes of a cluster. */
  readonly urls: readonly string[]
  /** The master's name, where the addresses are those of sentinels. */
  readonly sentinel?: string | undefined
  readonly platform: Platform
  /** How many replicas must have a write before it counts as durable. */
  readonly waitReplicas?: number
  /** What the operator should know and need not stop for. */
  readonly warn?: (message: string) => void
  /** The clock of Redis unless given another, where a test wants to hold it. */
  readonly clock?: Clock
  /** How to connect, where a test wants to come in between. */
  readonly connect?: typeof connect
}

/**
 * The store for many servers: a Redis or a cluster that they share. As durable as Redis was told to be; what it has
 * acknowledged outlives every server of ours. Throws a message for the operator when it cannot be used.
 */
export async function openRedisStore(settings: RedisSettings): Promise<Store> {
  const { urls, sentinel, platform, waitReplicas = 0, warn = () => {} } = settings
  const connection = await (settings.connect ?? connect)({ urls, sentinel, platform, warn }).catch((error: Error) => {
    throw new Error(`Redis cannot be reached: ${error.message || String(error)}`, { cause: error })
  })
  try {
    await checkRequirements(connection, urls.length > 1 && sentinel === undefined, warn)
    const calls = prepareCalls({ connection, platform, waitReplicas })
    const node = Buffer.from(platform.entropy(8)).toString('hex')
    const hints = await listenToHints(connection, node)
    const clock = settings.clock ?? (await startClock(() => readTime(connection), platform))
    // The way to Redis takes its time also where a test holds the clock.
    return storeOn({ connection, calls, hints, clock, node, turns: roomTurns(platform, createPace(realPlatform)) })
  } catch (error) {
    await connection.close()
    throw error
  }
}

/** All nodes ask one server, as far as the cluster keeps it, so that they mean the same time. */
async function readTime(connection: Connection): Promise<Instant> {
  const [seconds, micros] = await connection.sendBeside<[string, string]>(CLOCK, 'TIME')
  return Number(seconds) * 1000 + Number(micros) / 1000
}

type Opened = {
  readonly connection: Connection
  readonly calls: Calls
  readonly hints: Hints
  readonly clock: Clock
  readonly turns: Turns
  readonly node: string
}

function storeOn({ connection, calls, hints, clock, turns, node }: Opened): Store {
  const { now } = clock
  let tags = 0
  const parts = {
    calls,
    commit: prepareCommit(calls, hints),
    turns,
    now,
    node,
    drawTag: () => `${node}-${++tags}`,
    readSeats: prepareReadSeats(calls),
  }
  let closing: Promise<void> | undefined

  async function close() {
    clock.stop()
    await turns.stop()
    await connection.close()
  }

  return {
    now,
    async check() {
      await calls.write(keep, [CHECK], [now(), 60])
    },
    ...roomMethods(parts),
    ...seatMethods(parts),
    ...answerMethods(parts),
    ...teamMethods(parts),
    ...markMethods(parts),
    ...totalMethods(parts),
    ...resultMethods(parts),
    ...leagueMethods(parts),
    onHint: hints.onHint,
    close: () => (closing ??= close()),
  }
}
