import { codeEndsAt } from '@jawab/shared/clock/code-window'
import type { Tally } from '@jawab/shared/protocol/to-client'
import type { Question } from '@jawab/shared/question/kinds'
import { seconds, type Instant, type Millis } from '@jawab/shared/time'
import type { Logger } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { Platform } from '../platform.ts'
import { windowEnd, type StoredAnswer } from '../room/answers.ts'
import { isServed, type ServedPhase } from '../room/clock-steps.ts'
import { deadlineOf } from '../room/deadline.ts'
import { markWindowEnd } from '../room/marking.ts'
import { isPaused, type Room } from '../room/room.ts'
import { isIn, type Seat } from '../room/seats.ts'
import { decidesTogether, type TeamAtWork } from '../room/team-stage.ts'
import { nextStep } from '../room/host-view.ts'
import type { Marking, Scene } from '../room/views.ts'
import { StoreAway, type RoomStore } from '../stores/store.ts'
import { coalesced, type Coalesced } from './coalesced.ts'
import { createCounts, type Looked } from './counts.ts'
import { countsApart, newsApart } from './crowd-news.ts'
import { oneATurn } from './one-a-turn.ts'
import type { Runner } from './runner.ts'
import type { GameScores, Scores } from './scores.ts'
import { createServing, makeUp, type Serving } from './serving.ts'

/** The devices of a room that are connected to this node. */
export type Audience = {
  connectedSeats(id: string): readonly string[]
  /** How many have come in so far: who comes later is not judged by what was read before. */
  entered(): number
  /** How many people are connected to this node, over all of its rooms. */
  seated(): number
  /** [RM2] Sends away the hosts whose key opens the room no more. */
  dismissHosts(room: Room): void
  show(scene: Scene): void
  /** [RV2] Tells every player the own result, at the key and again after a repair. */
  tellResults(room: Room, scores: GameScores, seats: readonly Seat[]): void
  tellTally(room: Room, tally: Tally, byOption: Readonly<Record<string, number>>): void
  /** [TE3] [TE6] What each team has come to; to nobody else. `alone` is what people answered before a huddle. */
  tellTeams(room: Room, news: TeamsNews): void
  /** [RV3] How far the marking is; a mark itself only to the team that made it, and to the host. */
  tellMarks(room: Room, marking: Marking): void
  /**
   * Seats as they were when so many had come in: for the host's roster, for team mates, and for each device what has
   * become of its own. True when there is more to tell.
   */
  tellPeople(room: Room, seats: readonly Seat[], entered: number): boolean
  tellEnded(id: string): void
}

export type TeamsNews = {
  readonly question: Question
  readonly teams: readonly TeamAtWork[]
  readonly alone: readonly StoredAnswer[]
}

/** Keeps what the devices of this node show in step with what is stored, and moves rooms on when their time comes. */
export type Watch = {
  /** The room has devices here from now on. Resolves when it has been brought up to its time for the first of them. */
  begin(id: string): Promise<void>
  /** Its last device here has gone. */
  end(id: string): void
  /** Something of the room may have changed. */
  look(id: string): void
  /** Resolves when the devices here have been shown the room as it is now. */
  lookNow(id: string): Promise<void>
  /** An answer or a mark has been taken here: the count will follow soon. */
  answered(id: string): void
  /**
   * [RD11] Makes good an outage that nobody has made good yet. True when the open round or marking takes what was
   * received at `at`, which may have been refused just before.
   */
  takesAfterAll(id: string, at: Instant): Promise<boolean>
  /** Stops everything; resolves when what was under way is done. */
  stop(): Promise<void>
}

type WatchParts = {
  readonly store: RoomStore
  readonly platform: Platform
  readonly runner: Runner
  readonly scores: Scores
  readonly audience: Audience
  readonly sceneOf: (room: Room, seats: readonly Seat[]) => Promise<Scene>
  readonly metrics: Pick<Metrics, 'phaseLate'>
  readonly log: Logger
}

type Watched = {
  readonly id: string
  /** Resolves with the first look. */
  begun?: Promise<void>
  readonly look: Coalesced
  readonly count: Coalesced
  readonly serving: Serving
  /** What the devices show: changes when the room does, or when time alone changes what is to be seen. */
  face?: string
  people?: string
  /** What the last look has found. */
  looked?: Looked
  shownAt: Instant
  scoredEpoch?: number
  cancelAlarm?: () => void
  cancelPulse?: () => void
}

const OPEN_PULSE = seconds(1)
const CALM_PULSE = seconds(2)
const LOOK_APART: Millis = 50
const CROWD_NEWS_APART: Millis = 500

export function createWatch({ store, platform, runner, scores, audience, sceneOf, metrics, log }: WatchParts): Watch {
  const watched = new Map<string, Watched>()
  const turn = oneATurn(platform)
  const count = createCounts({
    store,
    runner,
    audience,
    lookedAt: (id) => watched.get(id)?.looked,
    makeUp: (room) => makeUp(room, { store, runner }),
  })
  const stopHints = store.onHint(({ room, team }) => {
    const one = watched.get(room)
    if (team === undefined) one?.look.soon()
    else one?.count.soon()
  })

  return {
    begin,
    end,
    look: (id) => watched.get(id)?.look.soon(),
    lookNow: async (id) => watched.get(id)?.look.now(),
    answered: (id) => watched.get(id)?.count.soon(),
    takesAfterAll,
    stop,
  }

  function failing(id: string) {
    return (error: unknown) => {
      // The store says once that it is away.
      if (!(error instanceof StoreAway)) log.error({ room: id, error }, 'room not in step, will look again')
    }
  }

  async function begin(id: string) {
    const known = watched.get(id)
    if (known) return known.begun
    const failed = failing(id)
    const one: Watched = {
      id,
      shownAt: -Infinity,
      look: coalesced({ platform, apart: () => LOOK_APART, work: () => reconcile(one), failed }),
      count: coalesced({
        platform,
        apart: () => countsApart(Math.max(one.looked?.seats.length ?? 0, audience.seated())),
        work: () => count(id),
        failed,
      }),
      serving: createServing({
        store,
        runner,
        id,
        connectedSeats: () => audience.connectedSeats(id),
        said: (isOpen) => pulse(one, isOpen),
      }),
    }
    watched.set(id, one)
    one.begun = one.look.now()
    pulse(one, false)
    return one.begun
  }

  function end(id: string) {
    const one = watched.get(id)
    if (!one) return
    watched.delete(id)
    scores.forget(id)
    one.cancelAlarm?.()
    one.cancelPulse?.()
    one.look.stop()
    one.count.stop()
  }

  async function stop() {
    stopHints()
    const all = [...watched.values()]
    for (const { id } of all) end(id)
    await Promise.all(all.flatMap(({ look, count }) => [look.idle(), count.idle()]))
  }

  /** A lost hint, a lost timer: whatever was missed is found at the next pulse, in an open round at the second. */
  function pulse(one: Watched, isFast: boolean) {
    one.cancelPulse?.()
    if (watched.get(one.id) !== one) return
    one.cancelPulse = platform.after(isFast ? OPEN_PULSE : CALM_PULSE, () => {
      const isOpen = one.looked !== undefined && isServed(one.looked.room.phase)
      if (!isOpen || one.serving.isLookDue()) one.look.soon()
      else void one.serving.beat().catch(failing(one.id))
      if (isOpen) one.count.soon()
      pulse(one, isOpen)
    })
  }

  /** Brings the room up to its time, and the devices up to the room. */
  async function reconcile(one: Watched) {
    await turn()
    // Its last device may have gone meanwhile: what is remembered of it now would never be freed.
    if (watched.get(one.id) !== one) return
    const room = await upToTime(one)
    if (!room) return audience.tellEnded(one.id)
    // What the room has become is not for those who may not steer it any more.
    audience.dismissHosts(room)
    const entered = audience.entered()
    const seats = await store.seats(one.id)
    await show(one, room, seats)
    if (audience.tellPeople(room, seats, entered)) one.look.soon()
    if (decidesTogether(room)) one.count.soon()
    setAlarm(one, room)
  }

  /** Read again after each move, so that the hint of our own move asks for no further look. */
  async function upToTime(one: Watched): Promise<Room | undefined> {
    one.look.begins()
    const stored = await store.read(one.id)
    const moved = stored && (await moveByClock(one, stored))
    return moved?.version === stored?.version ? stored : upToTime(one)
  }

  async function show(one: Watched, room: Room, seats: readonly Seat[]) {
    const at = store.now()
    const [face, people] = [faceOf(room, at), headCount(room, seats)]
    const isCrowdNews = people !== one.people && at >= one.shownAt + newsApart(CROWD_NEWS_APART, seats.length)
    let question = one.looked?.question
    if (face !== one.face || isCrowdNews) {
      const scene = await sceneOf(room, seats)
      audience.show(scene)
      Object.assign(one, { face, people, shownAt: at })
      question = scene.question
    }
    one.looked = { room, seats, ...(question ? { question } : {}) }
    // [RD9] The epoch is raised by the key, so results never come before it.
    if (one.scoredEpoch !== undefined && one.scoredEpoch !== room.scoringEpoch) {
      audience.tellResults(room, await scores.of(room), seats)
    }
    one.scoredEpoch = room.scoringEpoch
  }

  /** [RD11] first, then whatever is due: after an outage the deadline has moved. */
  async function moveByClock(one: Watched, room: Room): Promise<Room> {
    const served = await one.serving.serve(room)
    const deadline = deadlineOf(served, store.now())
    if (deadline === undefined || store.now() < deadline) return served

    const moved = await runner.carryOut(served.id, { name: 'deadline' })
    if (!moved.ok) return served
    metrics.phaseLate(moved.value.phaseAt - deadline)
    return moved.value
  }

  async function takesAfterAll(id: string, at: Instant) {
    const room = await store.read(id)
    if (!room || !isServed(room.phase)) return false
    const served = await makeUp(room, { store, runner })
    return isServed(served.phase) && at <= takenUntil(served, served.phase)
  }

  function setAlarm(one: Watched, room: Room) {
    one.cancelAlarm?.()
    const at = store.now()
    const next = nextChange(room, at)
    if (next !== undefined && watched.has(one.id))
      one.cancelAlarm = platform.after(next - at, () => void one.look.now())
  }
}

/** The last instant at which something received still counts. */
function takenUntil(room: Room, phase: ServedPhase): Instant {
  if (phase.name === 'huddle') return phase.until
  return phase.name === 'marking' ? markWindowEnd(phase) : windowEnd(room, phase)
}

/** The next instant at which the room moves, or at which what it shows changes with time alone. */
function nextChange(room: Room, at: Instant): Instant | undefined {
  const instants = [
    deadlineOf(room, at),
    room.pause?.resumesAt,
    room.phase.name === 'question' ? room.phase.closesAt : undefined,
    room.door.secondCode ? codeEndsAt(at) : undefined,
  ]
  const ahead = instants.filter((instant) => instant !== undefined).filter((instant) => instant > at)
  return ahead.length > 0 ? Math.min(...ahead) : undefined
}

/** Two rooms with the same face look the same on every device, head counts apart. */
const faceOf = (room: Room, at: Instant) =>
  [room.phase.name, room.version, room.stamp, isPaused(room, at), nextStep(room, at)].join(' ')

/** Who is where, as the lobby shows it. A joining crowd is shown as it grows, not one by one ([RM4]). */
const headCount = ({ phase }: Room, seats: readonly Seat[]) =>
  phase.name === 'lobby' ? seats.map((seat) => (isIn(seat) ? (seat.team ?? '+') : '-')).join() : ''
