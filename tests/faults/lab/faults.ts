import { setTimeout as pass } from 'node:timers/promises'
import { drawBelow, type Random } from '@jawab/shared/random'
import { seconds, type Millis } from '@jawab/shared/time'
import { fillDiskOf, freeDiskOf } from './full-disk.ts'
import { hasty, type Habits } from './habits.ts'
import { everybodyLeaves } from './redis-pair.ts'
import type { Node, Topology, Venue } from './venue.ts'

/** What the fault may draw from and do something to: the room is named by its PIN. */
export type Scene = Venue & { readonly pin: string; readonly random: Random }

/** One way in which an evening goes wrong, and what must be true of it all the same. */
export type Fault = {
  readonly name: string
  readonly topology: Topology
  /** How often: at a drawn moment of every question, or of the second one alone, or of the last. */
  readonly when: 'every question' | 'once' | 'last question'
  /** From when to when it may strike, counted from the beginning of the reading. */
  readonly between: readonly [Millis, Millis]
  /** Breaks something; resolves when it is whole again. */
  readonly strike: (scene: Scene) => Promise<void>
  /** How people answer meanwhile, if not as usual. */
  readonly habits?: Habits
  /** Environment of each server. */
  readonly env?: readonly Record<string, string>[]
  readonly limits: Limits
  /** What it may cost instead where 1,000 or more play. */
  readonly crowdLimits?: Limits
  /** In a room beside play 20 others, to whom nothing happens: they must not notice either. */
  readonly hasNeighbours?: true
  /** Cheap enough for every run of the tests. */
  readonly isShort?: true
}

/** The most that it may cost. Answers lost or counted twice are never allowed. */
export type Limits = {
  /** For how long a device that could be served may show less than the room is at, or be without its seat. */
  readonly gapMs: Millis
  /** Nobody can be served while it lasts, so that much more is allowed. */
  readonly isTotal?: true
  /** From the end of the fault until every device shows what the room was at then. */
  readonly settledMs: Millis
  /** [RD11] For so long nobody served the open round: its deadline must have moved by that and the five seconds more. */
  readonly outageMs?: Millis
  /** A version that was shown may come back with other contents: only where the store itself lost it. */
  readonly mayFork?: true
  /** Of every second answer at least it must be certain that its time was counted right, and not only likely. */
  readonly isTimed?: true
}

/** Reading, lead, the time to answer, and somewhat more. */
const WHOLE_QUESTION = [0, seconds(9)] as const
/** The question is there, and its options are not. */
const LEAD = [seconds(1.4), seconds(1.8)] as const
/** Reading and lead are over, and the time to answer is not. */
const OPEN_QUESTION = [seconds(2.2), seconds(6)] as const

const usual: Limits = { gapMs: seconds(5), settledMs: seconds(5) }
/** People dial again spread out, and the servers take one after the other. */
const crowd: Limits = { gapMs: seconds(15), settledMs: seconds(15) }
const total: Limits = { ...usual, isTotal: true }
/** Whoever is sent away may come to the next that leaves. */
const movedTwice: Limits = { ...usual, gapMs: seconds(8) }
/** A device that expects nothing finds out by the ping alone: 10 s and 6 s more. */
const silent: Limits = { ...usual, gapMs: seconds(17) }

const wrongClock = new URL('./wrong-clock.mjs', import.meta.url).href
const clockWrongBy = (by: Millis) => ({
  NODE_OPTIONS: `--import=${wrongClock}`,
  JAWAB_LAB_CLOCK_WRONG_BY: String(by),
})

export const faults: readonly Fault[] = [
  {
    name: 'node-killed',
    topology: 'three',
    when: 'every question',
    between: WHOLE_QUESTION,
    limits: usual,
    isShort: true,
    async strike(scene) {
      const { server } = drawNode(scene)
      await server.kill()
      await pass(seconds(1))
      await server.start()
    },
  },
  {
    name: 'node-gone',
    topology: 'three',
    // [RD5] By then servers have run for long enough to close a question early.
    when: 'last question',
    between: LEAD,
    limits: total,
    habits: hasty,
    async strike({ nodes, door, random }) {
      const { server } = drawNode({ nodes, random })
      door.shut()
      await server.kill()
      await pass(seconds(4))
      door.heal()
      await server.start()
    },
  },
  {
    name: 'all-nodes-killed',
    topology: 'three',
    when: 'once',
    between: OPEN_QUESTION,
    limits: { ...total, outageMs: seconds(6) },
    isShort: true,
    async strike({ nodes }) {
      await Promise.all(nodes.map(({ server }) => server.kill()))
      await pass(seconds(6))
      await Promise.all(nodes.map(({ server }) => server.start()))
    },
  },
  {
    name: 'node-halted',
    topology: 'three',
    when: 'once',
    between: OPEN_QUESTION,
    limits: silent,
    async strike(scene) {
      const { server } = drawNode(scene)
      server.halt()
      await pass(seconds(20))
      server.goOn()
    },
  },
  {
    name: 'node-clock-wrong',
    topology: 'three',
    when: 'every question',
    between: WHOLE_QUESTION,
    limits: { ...usual, isTimed: true },
    isShort: true,
    env: [clockWrongBy(seconds(5)), clockWrongBy(seconds(-5)), {}],
    async strike({ nodes: [fast, slow] }) {
      for (const node of [fast, slow]) if (node?.server.pid) process.kill(node.server.pid, 'SIGUSR2')
    },
  },
  {
    name: 'redis-killed-2s',
    topology: 'three',
    when: 'every question',
    between: WHOLE_QUESTION,
    limits: total,
    isShort: true,
    strike: redisAwayFor(seconds(2)),
  },
  {
    name: 'redis-killed-6s',
    topology: 'three',
    when: 'once',
    between: OPEN_QUESTION,
    limits: { ...total, outageMs: seconds(6) },
    strike: redisAwayFor(seconds(6)),
  },
  {
    name: 'redis-failover',
    topology: 'pair',
    when: 'once',
    between: OPEN_QUESTION,
    limits: { ...total, mayFork: true },
    async strike({ redis, failOver }) {
      await redis().kill()
      await pass(seconds(3))
      await failOver()
    },
  },
  {
    name: 'redis-demoted',
    topology: 'pair',
    when: 'once',
    between: OPEN_QUESTION,
    limits: { ...total, mayFork: true },
    async strike({ demote }) {
      const old = await demote(seconds(1))
      await everybodyLeaves(old)
    },
  },
  {
    name: 'redis-cluster-master-killed',
    topology: 'cluster',
    when: 'once',
    between: OPEN_QUESTION,
    limits: { ...total, mayFork: true },
    async strike({ roomHolder, pin }) {
      const findHolder = await roomHolder(pin)
      const holder = await findHolder()
      await holder.kill()
      // It stays dead: whoever leads now has to be found without it.
      while ((await findHolder()) === holder) await pass(50)
    },
  },
  {
    name: 'node-without-redis',
    topology: 'three',
    when: 'every question',
    between: OPEN_QUESTION,
    limits: silent,
    async strike(scene) {
      const { wire } = drawNode(scene)
      wire?.cut()
      await pass(seconds(4))
      wire?.heal()
    },
  },
  {
    name: 'redis-blackholed',
    topology: 'three',
    when: 'once',
    between: OPEN_QUESTION,
    limits: silent,
    async strike(scene) {
      const { wire } = drawNode(scene)
      wire?.blackhole()
      await pass(seconds(6))
      wire?.heal()
    },
  },
  {
    name: 'redis-slow',
    topology: 'three',
    when: 'once',
    between: [0, seconds(2)],
    limits: usual,
    async strike({ nodes }) {
      for (const { wire } of nodes) wire?.delay(40)
      await pass(seconds(10))
      for (const { wire } of nodes) wire?.delay(0)
    },
  },
  {
    name: 'clients-cut',
    topology: 'direct',
    when: 'every question',
    between: WHOLE_QUESTION,
    limits: usual,
    crowdLimits: crowd,
    hasNeighbours: true,
    isShort: true,
    async strike({ door }) {
      door.cut()
      door.heal()
    },
  },
  {
    name: 'clients-blackholed',
    topology: 'three',
    when: 'once',
    between: OPEN_QUESTION,
    limits: total,
    async strike({ door }) {
      door.blackhole()
      await pass(seconds(8))
      door.heal()
    },
  },
  {
    name: 'clients-half-open',
    topology: 'three',
    when: 'once',
    between: OPEN_QUESTION,
    limits: total,
    async strike({ door }) {
      door.halfOpen()
      await pass(seconds(4))
      door.heal()
    },
  },
  {
    name: 'clients-deaf',
    topology: 'three',
    when: 'every question',
    between: WHOLE_QUESTION,
    limits: silent,
    async strike({ door, random }) {
      door.deafen(0.05, random)
    },
  },
  {
    name: 'rolling-restart',
    topology: 'three',
    when: 'once',
    between: WHOLE_QUESTION,
    limits: movedTwice,
    async strike({ nodes }) {
      for (const { server } of nodes) {
        await server.stop()
        await server.start()
        await pass(seconds(2))
      }
    },
  },
  {
    name: 'embedded-killed',
    topology: 'one',
    when: 'every question',
    between: WHOLE_QUESTION,
    limits: total,
    isShort: true,
    async strike({ nodes }) {
      for (const { server } of nodes) {
        await server.kill()
        await server.start()
      }
    },
  },
  {
    name: 'embedded-disk-full',
    topology: 'one',
    when: 'every question',
    between: OPEN_QUESTION,
    limits: total,
    async strike({ nodes }) {
      for (const { server } of nodes) fillDiskOf(server.pid)
      await pass(seconds(3))
      for (const { server } of nodes) freeDiskOf(server.pid)
    },
  },
  {
    name: 'redis-disk-full',
    topology: 'three',
    when: 'every question',
    between: OPEN_QUESTION,
    limits: total,
    async strike({ redis }) {
      fillDiskOf(redis().pid)
      await pass(seconds(3))
      freeDiskOf(redis().pid)
    },
  },
]

function redisAwayFor(duration: Millis) {
  return async ({ redis }: Scene) => {
    await redis().kill()
    await pass(duration)
    await redis().start()
  }
}

function drawNode({ nodes, random }: Pick<Scene, 'nodes' | 'random'>): Node {
  const node = nodes[drawBelow(random, nodes.length)]
  if (!node) throw new Error('There are no servers')
  return node
}
