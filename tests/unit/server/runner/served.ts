import { seconds } from '@jawab/shared/time'
import { aQuestion, aRoom, askFor } from '../../../support/rooms.ts'
import { fakePlatform } from '../../../support/platform.ts'
import { createMetrics } from '../../../../server/src/metrics.ts'
import { modelStore } from '../../../support/model-store.ts'
import type { Seat } from '../../../../server/src/room/seats.ts'
import type { Tally } from '@jawab/shared/protocol/to-client'
import type { Command } from '../../../../server/src/room/commands.ts'
import type { Room } from '../../../../server/src/room/room.ts'
import type { Marking, Scene } from '../../../../server/src/room/views.ts'
import { createRunner } from '../../../../server/src/runner/runner.ts'
import { sceneOf } from '../../../../server/src/runner/scene.ts'
import { createScores } from '../../../../server/src/runner/scores.ts'
import { createWatch, type Audience } from '../../../../server/src/runner/watch.ts'
import type { RoomStore } from '../../../../server/src/stores/store.ts'

/** What the devices of one node were shown, and which seats are connected to it. */
export type Devices = Audience & {
  readonly shown: Scene[]
  readonly tallies: Tally[]
  readonly markings: Marking[]
  readonly resultsAt: number[]
  seats: readonly string[]
  /** How many people the node has in other rooms. */
  elsewhere: number
  ended: boolean
}

export function someDevices(): Devices {
  const devices: Devices = {
    shown: [],
    tallies: [],
    markings: [],
    resultsAt: [],
    seats: [],
    elsewhere: 0,
    ended: false,
    connectedSeats: () => devices.seats,
    entered: () => 0,
    seated: () => devices.seats.length + devices.elsewhere,
    dismissHosts: () => {},
    show: (scene) => void devices.shown.push(scene),
    tellResults: (room) => void devices.resultsAt.push(room.version),
    tellTally: (_, tally) => void devices.tallies.push(tally),
    tellTeams: () => undefined,
    tellMarks: (_, marking) => void devices.markings.push(marking),
    tellPeople: () => false,
    tellEnded: () => void (devices.ended = true),
  }
  return devices
}

export const silent = { info() {}, warn() {}, error() {}, debug() {} }

/** One node over a store: everything between the store and the sockets. */
export function aNode(store: RoomStore, platform: ReturnType<typeof fakePlatform>, devices = someDevices()) {
  let stamp = 0
  const runner = createRunner({ store, drawStamp: () => ++stamp })
  const scores = createScores(store)
  const show = (room: Room, seats: readonly Seat[]) =>
    sceneOf(room, seats, { store, scores, joinUrl: () => 'http://localhost/' })
  const watch = createWatch({
    store,
    platform,
    runner,
    scores,
    audience: devices,
    sceneOf: show,
    metrics: createMetrics(),
    log: silent,
  })
  return { runner, scores, watch, devices }
}

/** A room of three questions with Ada and Bo, on a store in memory and a machine whose time stands still. */
export async function aServedRoom(change: Partial<Room> = {}) {
  const platform = fakePlatform()
  const store = modelStore(platform)
  const room = aRoom(change)
  await store.create(room, [aQuestion(), aQuestion({ id: 'second' }), aQuestion({ id: 'third' })])
  for (const name of ['Ada', 'Bo']) await store.takeSeat(room.id, askFor(name), 10)
  const node = aNode(store, platform)
  let asked = 0

  return {
    ...node,
    platform,
    store,
    id: room.id,
    /** The room as it is stored. */
    stored: async (): Promise<Room> => {
      const stored = await store.read(room.id)
      if (!stored) throw new Error('The room is gone')
      return stored
    },
    /** The host's command with the version that is stored; a refusal fails the test. */
    host: async (name: 'start' | 'next' | 'skip' | 'close' | 'end' | 'pause' | 'resume') => {
      const { version } = (await store.read(room.id)) ?? room
      const done = await node.runner.carryOut(room.id, { name, request: `host ${++asked}`, expects: version })
      if (!done.ok) throw new Error(`${name}: ${done.reason}`)
      await platform.advance(600)
    },
    carryOut: (command: Command) => node.runner.carryOut(room.id, command),
    answer: async (name: string, answer = 'a') => {
      const { round } = (await store.read(room.id)) ?? room
      const seat = `seat-${name.toLowerCase()}`
      const [taken] = await store.submit(room.id, [
        { seat, epoch: 1, round, stage: 'solo', answer, seq: 1, request: `r${++asked}`, receivedAt: store.now() },
      ])
      if (!taken?.ok) throw new Error(taken?.refusal)
      node.watch.answered(room.id)
    },
  }
}

/** A room whose first question has been open for a moment, served here with both seats connected. */
export async function withOpenQuestion() {
  const served = await aServedRoom()
  served.devices.seats = ['seat-ada', 'seat-bo']
  await served.watch.begin(served.id)
  await served.host('start')
  await served.host('skip')
  await served.platform.advance(seconds(1))
  return served
}
