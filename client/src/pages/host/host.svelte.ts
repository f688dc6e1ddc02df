import type { Language } from '@jawab/shared/language'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { ReportTable } from '@jawab/shared/protocol/report-tables'
import type { RosterSeat, SecondCode, Tally } from '@jawab/shared/protocol/to-client'
import type { HostView, View } from '@jawab/shared/protocol/views'
import { HOST_MARKS, standingMark, type GivenMark } from '@jawab/shared/protocol/marks'
import { SvelteMap } from 'svelte/reactivity'
import type { Connection } from '../../state/connection.svelte.ts'
import { drawId } from '../../state/ids.ts'
import { tallyOf } from '../../state/stage-tally.ts'
import { newestMarks } from '../../state/newest-marks.ts'
import { hostKeyKey, keep } from '../../state/storage.ts'
import { Ticking } from '../../state/ticking.svelte.ts'
import type { Ask, PayloadOf } from '../../state/wire.ts'

type Command = PayloadOf<'host:do'>
type WithoutRequest<Any> = Any extends { request: string } ? Omit<Any, 'request' | 'expects'> : never
/** A command as a console gives it: the request and the expected version are added here. */
export type HostWish = WithoutRequest<Command>

type Place = { readonly pin: string; readonly hostKey: string; readonly lang: Language }

/** A host's device in one room. Any number of them may be open; none of them holds anything of the game ([RM2]). */
export class HostState {
  readonly pin: string
  /** Opens the room for this device, and for those it came with by one link. */
  hostKey = $state('')
  /** The last view stays while the connection is away. */
  view = $state.raw<HostView>()
  tally = $state.raw<Tally>()
  /** [RM4] What newcomers must type, where the room asks for it. */
  code = $state.raw<SecondCode>()
  readonly people = new SvelteMap<string, RosterSeat>()
  /** [RV3] All marks of the discussion that is marked. */
  marks = $state.raw<readonly GivenMark[]>([])
  /** Why the last command was refused, until the next one. */
  refusal = $state<Refusal>()
  /** Laptops get projected, so the key is hidden until asked for, and again with each question. */
  isPeeking = $state(false)
  /** Why this device is not let in. */
  shutOut = $state<Refusal>()

  readonly #connection: Connection
  #lang: Language

  constructor(connection: Connection, { pin, hostKey, lang }: Place) {
    this.pin = pin
    this.hostKey = hostKey
    this.#lang = lang
    this.#connection = connection
    connection.on('view', (view) => this.#show(view))
    connection.on('tally', (tally) => (this.tally = tally))
    connection.on('marks', ({ marks = [] }) => this.#hearMarks(marks))
    connection.on('code', ({ code }) => (this.code = code))
    connection.on('roster', ({ seats }) => this.#hear(seats))
    connection.open((ask) => this.#enter(ask))
  }

  /** How many answered the question that is on. */
  get roundTally(): Tally | undefined {
    return tallyOf(this.view, this.tally)
  }

  get hasEverybodyAnswered(): boolean {
    const tally = this.roundTally
    return tally !== undefined && tally.present > 0 && tally.answered >= tally.present
  }

  /** [RD12] The one big key. */
  next() {
    return this.do({ command: this.view?.next === 'again' ? 'again' : 'next' })
  }

  /** Carries out a command and gives the reply; whatever comes back, the view is the current one. */
  async do(wish: HostWish) {
    if (!this.view) return undefined
    const command = { ...wish, request: drawId(), expects: this.view.version } as Command
    this.refusal = undefined
    const reply = await this.#connection.ask('host:do', command)
    if (reply.view) this.#show(reply.view)
    if (!reply.ok) this.refusal = reply.refusal
    return reply
  }

  /** [PT10] A question as it was played, and what is right in it. */
  readRound(round: number) {
    return this.#connection.ask('round:read', { round })
  }

  /** [RV3] Ticks for a team, in place of whoever marks it. */
  ticking(round: number, team: string) {
    const mine = () => this.marks.find((mark) => mark.team === team && mark.by === HOST_MARKS)
    return new Ticking(this.#connection, {
      round,
      team,
      own: mine,
      ticked: () => standingMark(this.marks, team)?.points ?? [],
      adopt: (mark) => this.#hearMarks([mark]),
    })
  }

  /** [RM2] A code with which one more device gets in. */
  invite() {
    return this.#connection.ask('host:invite', {})
  }

  /** [RM2] Ends all other host devices, those that came with the same link too: first it gets a key they do not have. */
  async endOthers() {
    const renewed = await this.#connection.ask('host:renew', { request: drawId() })
    if (!renewed.ok) return void (this.refusal = renewed.refusal)
    keep(hostKeyKey(this.pin), renewed.hostKey)
    this.hostKey = renewed.hostKey
    await this.do({ command: 'end-hosts' })
  }

  speak(lang: Language) {
    if (lang === this.#lang) return
    this.#lang = lang
    if (this.#connection.status === 'open') void this.#enter((name, payload) => this.#connection.ask(name, payload))
  }

  /** All answers of the game, as the server reports them; or one table of it for a spreadsheet. */
  report(table?: ReportTable) {
    return this.#fetch(`report?format=${table ? `csv&table=${table}` : 'json'}`)
  }

  /** The run of show as it is now, as a file that makes the same room. */
  runOfShow() {
    return this.#fetch('show')
  }

  close() {
    this.#connection.close()
  }

  async #fetch(what: string): Promise<Blob | undefined> {
    const headers = { authorization: `Bearer ${this.hostKey}` }
    const response = await fetch(`/api/rooms/${this.pin}/${what}`, { headers }).catch(() => undefined)
    return response?.ok ? response.blob() : undefined
  }

  async #enter(ask: Ask) {
    const reply = await ask('host:enter', { room: this.pin, hostKey: this.hostKey, lang: this.#lang })
    if (reply.ok) return this.#show(reply.view)
    this.shutOut = reply.refusal
    this.#connection.close()
  }

  #show(view: View) {
    if (!('run' in view)) return
    if (view.round !== this.view?.round) {
      this.isPeeking = false
      this.marks = []
    }
    this.#hearMarks(view.teamMarks ?? [])
    this.view = view
  }

  #hearMarks(news: readonly GivenMark[]) {
    this.marks = newestMarks(this.marks, news)
  }

  #hear(seats: readonly RosterSeat[]) {
    for (const seat of seats) {
      if (seat.removed) this.people.delete(seat.id)
      else this.people.set(seat.id, seat)
    }
  }
}
