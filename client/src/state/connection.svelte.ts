import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { Random } from '@jawab/shared/random'
import type { ToClient } from '@jawab/shared/protocol/to-client'
import type { View } from '@jawab/shared/protocol/views'
import type { Instant, Millis } from '@jawab/shared/time'
import { Clock } from './clock.ts'
import { entropy } from './ids.ts'
import { redialDelay } from './redial.ts'
import { Suspicion } from './suspicion.ts'
import {
  openSocket,
  type Ask,
  type Bye,
  type CommandName,
  type GameSocket,
  type PayloadOf,
  type ReplyOf,
} from './wire.ts'

/** Takes the seat, the host's place or the screen's again; called on each new connection before anything else is sent. */
export type Entrance = (ask: Ask) => Promise<void>

type Command = { readonly send: () => void; readonly refuse: (bye: Bye) => void }

const PROBES_ON_ARRIVAL = 4
const AWAY: Refusal = 'store:away'
/** How long at least before a server that could not save is asked again, and how far the devices spread. */
const ASK_AGAIN_AFTER: Millis = 500

/**
 * A line to the server that mends itself. Commands wait until it is open and go out again, with the same payload,
 * until they are answered; so each carries its own `request` or `seq`.
 */
export class Connection {
  /** `closed` means: not without the person's wish; `farewell` says why. */
  status = $state<'connecting' | 'open' | 'lost' | 'closed'>('connecting')
  /** When the next dial is due, on the server's clock. */
  retryAt = $state<Instant>()
  farewell = $state<Bye>()
  readonly clock: Clock

  readonly #socket: GameSocket
  readonly #random: Random
  readonly #suspicion: Suspicion
  readonly #unanswered = new Set<Command>()
  #entrance: Entrance = () => Promise.resolve()
  #view: View | undefined
  #isConnected = false
  /** Which connection this is, counted from the first. */
  #arrivals = 0
  #attempt = 0
  #lostAt: Instant = 0
  #dialledAt: Instant = 0
  #redial: ReturnType<typeof setTimeout> | undefined

  constructor({ socket = openSocket(), clock = new Clock(), random = entropy }: Partial<Parts> = {}) {
    this.#socket = socket
    this.#random = random
    this.clock = clock
    this.#suspicion = new Suspicion({ clock, probe: () => clock.probe(this.#askTime), giveUp: () => this.retry() })
    socket.on('connect', () => void this.#arrive())
    socket.on('connect_error', () => this.#lose())
    socket.on('disconnect', () => this.#lose())
    socket.on('echo', ({ nonce }, reply) => reply({ nonce }))
    socket.on('bye', (bye) => this.#leave(bye))
    socket.on('view', (view) => this.#notice(view))
  }

  /** Listens to an event of the server on this and every later connection. */
  on<Name extends keyof ToClient>(event: Name, listener: ToClient[Name]) {
    this.#socket.on<keyof ToClient>(event, listener)
  }

  /** Dials for the first time. */
  open(entrance: Entrance) {
    this.#entrance = entrance
    this.#dial()
  }

  /** Answered once, however often the line breaks meanwhile; with the farewell's refusal when it ends for good. */
  ask<Name extends CommandName>(name: Name, payload: PayloadOf<Name>): Promise<ReplyOf<Name>> {
    return new Promise((settle) => {
      const command: Command = {
        send: () => {
          this.#emit(name, payload, (reply) => this.#unanswered.delete(command) && settle(reply))
          this.#suspicion.expect(() => this.#isConnected && this.#unanswered.has(command))
        },
        // Every reply can be a refusal, which the type of one chosen by name cannot tell.
        refuse: (bye) => settle({ ok: false, ...bye } as ReplyOf<Name>),
      }
      this.#unanswered.add(command)
      if (this.status === 'open') command.send()
      if (this.status === 'closed' && this.farewell) this.#refuseAll(this.farewell)
    })
  }

  /** Dials at once, on the person's wish: after a loss, or to take the seat back from another tab ([ST2]). */
  retry() {
    this.farewell = undefined
    this.#socket.disconnect()
    this.#dial()
  }

  /** The device was asleep or offline: its clock and its line are both in doubt ([TM1]). */
  wake() {
    this.clock.distrust()
    if (this.status === 'lost') this.retry()
    if (this.status === 'open') this.#suspicion.suspect()
  }

  /** Leaves for good. */
  close() {
    this.status = 'closed'
    this.#stopTimers()
    this.#socket.disconnect()
  }

  #dial() {
    this.#stopTimers()
    this.retryAt = undefined
    if (this.status !== 'lost') this.status = 'connecting'
    this.#dialledAt = this.clock.now()
    this.#socket.connect()
  }

  async #arrive() {
    this.#isConnected = true
    this.#arrivals += 1
    this.#attempt = 0
    void this.clock.probe(this.#askTime, PROBES_ON_ARRIVAL)
    await this.#entrance((name, payload) => this.#askNow(name, payload))
    if (this.farewell) return
    this.status = 'open'
    for (const command of this.#unanswered) command.send()
  }

  #lose() {
    this.#isConnected = false
    if (this.status === 'closed') return
    this.#stopTimers()
    const now = this.clock.now()
    if (this.status !== 'lost') this.#lostAt = now
    const refused = now - this.#dialledAt < 500
    const roundOpen = this.#view?.phase === 'question' || this.#view?.phase === 'huddle'
    const wait = redialDelay({ attempt: this.#attempt++, refused, forMs: now - this.#lostAt, roundOpen }, this.#random)
    this.status = 'lost'
    this.retryAt = now + wait
    this.#redial = setTimeout(() => this.#dial(), wait)
  }

  #leave(bye: Bye) {
    if (bye.refusal !== 'node:moved') {
      this.farewell = bye
      this.close()
      this.#refuseAll(bye)
    }
    // A node that moves away is lost like any other: everybody dials again, spread out.
    this.#socket.disconnect()
  }

  #refuseAll(bye: Bye) {
    for (const command of this.#unanswered) command.refuse(bye)
    this.#unanswered.clear()
  }

  #emit<Name extends CommandName>(name: Name, payload: PayloadOf<Name>, take: (reply: ReplyOf<Name>) => void) {
    const arrival = this.#arrivals
    const again = () => this.#isConnected && arrival === this.#arrivals && this.#emit(name, payload, take)
    this.#socket.emit(name, payload, (reply) => {
      // The server cannot save just now, and did nothing.
      if ('refusal' in reply && reply.refusal === AWAY) {
        return void setTimeout(again, ASK_AGAIN_AFTER * (1 + this.#random()))
      }
      if ('view' in reply && reply.view) this.#notice(reply.view)
      take(reply)
    })
  }

  /** For what only makes sense on this very connection: a reply that is lost with it never comes. */
  #askNow<Name extends CommandName>(name: Name, payload: PayloadOf<Name>): Promise<ReplyOf<Name>> {
    this.#suspicion.expect(() => this.#isConnected && this.status !== 'open')
    return new Promise((settle) => this.#emit(name, payload, settle))
  }

  readonly #askTime = async () => {
    const reply = await new Promise<ReplyOf<'clock:probe'>>((settle) => this.#emit('clock:probe', {}, settle))
    return reply.ok ? reply.now : undefined
  }

  #notice(view: View) {
    // [TM1] One probe before each question.
    if (view.phase === 'reading' || this.clock.isStale) void this.clock.probe(this.#askTime)
    this.#view = view
    this.#suspicion.watchOver(view)
  }

  #stopTimers() {
    clearTimeout(this.#redial)
    this.#suspicion.rest()
  }
}

type Parts = { readonly socket: GameSocket; readonly clock: Clock; readonly random: Random }
