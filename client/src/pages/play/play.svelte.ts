import type { Language } from '@jawab/shared/language'
import type { OwnSeat, ResultEvent, Tally, TeamEvent, TeamNews } from '@jawab/shared/protocol/to-client'
import type { Refused, SeatResumed } from '@jawab/shared/protocol/to-server'
import type { PlayerView } from '@jawab/shared/protocol/views'
import type { GivenMark } from '@jawab/shared/protocol/marks'
import type { Instant } from '@jawab/shared/time'
import { firstStage, type Stage } from '@jawab/shared/teams/modes'
import { untrack } from 'svelte'
import { language } from '../../i18n/language.svelte.ts'
import { Connection } from '../../state/connection.svelte.ts'
import { drawId } from '../../state/ids.ts'
import { phoneCues } from '../../state/phone-cues.svelte.ts'
import { isTogether } from '../../state/showing.ts'
import { forget, keep, LEAGUE_KEY, recall, seatKey } from '../../state/storage.ts'
import { Ticker } from '../../state/ticker.ts'
import type { Ask, PayloadOf } from '../../state/wire.ts'
import { Answering } from './answering.svelte.ts'

/** [ST2] Tells this page's own second connection from another tab's. */
const ownConnection = drawId()

type Change = Omit<PayloadOf<'seat:change'>, 'request'>

/** One phone in one room: its seat, what the room shows it, and its own answers and results. */
export class Play {
  readonly pin: string
  readonly connection: Connection
  readonly ticker: Ticker
  /** `undefined` until the browser's seat has been asked for; `null` when it has none. */
  seat = $state.raw<OwnSeat | null>()
  view = $state.raw<PlayerView>()
  /** Since when the room shows this step. Unlike the view's `phaseAt` it stays, whatever the host does to the auto-pilot. */
  stepAt = $state<Instant>(0)
  tally = $state.raw<Tally>()
  mates = $state.raw<TeamEvent>()
  result = $state.raw<ResultEvent>()
  /** [RV3] What the own team has ticked for another so far. */
  mark = $state.raw<GivenMark>()
  answering = $state.raw<Answering>()
  /** Of the game so far, also when no round was revealed since the reload. */
  total = $state(0)
  rank = $state(0)
  /** What was said last to those who hear the page. It outlives the phases that say it, or nobody would hear them. */
  said = $state.raw<readonly { readonly at: number; readonly words: string }[]>([])
  /** [TM4] Open across phases, so that a step of the host's does not take it away. */
  isChoosingTime = $state(false)
  /** Why the seat could not be taken again. */
  refused = $state.raw<Refused>()

  /** What was told last, in which round and when: it outlives the stage. */
  #decided = $state.raw<TeamNews & { readonly round: number; readonly at: Instant }>()
  /** [TE4] What was answered alone: shown again once the team has answered. */
  #alone: Answering | undefined
  readonly #seatKey: string
  /** Held here too, so that a browser that keeps nothing still comes back from a lost line. */
  #token: string | undefined

  constructor(pin: string, connection = new Connection()) {
    this.pin = pin
    this.#seatKey = seatKey(pin)
    this.#token = recall(this.#seatKey)
    this.connection = connection
    this.ticker = new Ticker(connection.clock)
    connection.on('view', (view) => this.#show(view))
    connection.on('seat', (seat) => (this.seat = seat))
    connection.on('team', (team) => this.#hear(team))
    connection.on('tally', (tally) => (this.tally = tally))
    connection.on('marks', ({ marks: [mark] = [] }) => this.hearMark(mark))
    connection.on('result', (result) => this.#take(result))
  }

  /** Dials, and sits down again where this browser had a seat. */
  open() {
    if (!this.#token) this.seat = null
    this.connection.open((ask) => this.#resume(ask))
  }

  get team() {
    return this.view?.teams.find(({ id }) => id === this.seat?.team)
  }

  /** Why this phone is not in the game any more, or could not come back to it. */
  get refusal() {
    return this.connection.farewell?.refusal ?? this.refused?.refusal
  }

  /** [TM4] Up to how many times the time this phone may take: in the game, and while no question is open. */
  get mostTime() {
    return this.refusal || this.view?.phase === 'question' ? undefined : this.view?.maxTimeFactor
  }

  /** The result of the round that is on, once it is revealed. */
  get ownResult() {
    return this.result?.round === this.view?.round ? this.result : undefined
  }

  /** [TE3] [TE6] What the own team has come to in the round that is on. */
  get together() {
    return this.#decided?.round === this.view?.round ? this.#decided : undefined
  }

  /** How many of the own team have answered the round that is on. */
  get teamTally() {
    const { seat, tally, view } = this
    return seat?.team && tally?.round === view?.round ? tally?.byTeam?.[seat.team] : undefined
  }

  /** Says something to those who hear the page, once, when they have heard the rest. */
  say(words: string) {
    const before = untrack(() => this.said)
    this.said = [...before.slice(-2), { at: (before.at(-1)?.at ?? 0) + 1, words }]
  }

  /** What this device says of itself, new or back: which room, which page, and in leagues who ([LG2]). */
  get #device() {
    return { room: this.pin, connection: ownConnection, leagueKey: recall(LEAGUE_KEY) }
  }

  /** [ST1] Takes a seat. Gives the refusal, if there is one; it may propose a free name. */
  async take(choice: {
    readonly name: string
    readonly team?: string
    readonly code?: string
    readonly secondCode?: string
  }) {
    const lang = language.current
    const asked = { ...choice, ...this.#device, request: drawId(), lang }
    const reply = await this.connection.ask('seat:take', asked)
    if (!reply.ok) return reply
    this.#token = reply.token
    keep(this.#seatKey, reply.token)
    this.seat = reply.seat
    if (reply.view) this.#show(reply.view)
    return undefined
  }

  /** [TE1] [ST1] Changes name, team or language. Gives the refusal, if there is one. */
  async change(change: Change) {
    const reply = await this.connection.ask('seat:change', { ...change, request: drawId() })
    if (!reply.ok) return reply
    this.seat = reply.seat
    if (reply.view) this.#show(reply.view)
    return undefined
  }

  /** The device speaks another language now, so the room does too. */
  speak(lang: Language) {
    if (this.seat && this.seat.lang !== lang) void this.change({ lang })
  }

  async #resume(ask: Ask) {
    if (!this.#token) return
    const reply = await ask('seat:resume', { ...this.#device, token: this.#token })
    if (reply.ok) return this.#return(reply)
    if (reply.refusal === 'seat:unknown') {
      this.#token = undefined
      forget(this.#seatKey)
      this.seat = null
    } else this.refused = reply
  }

  #return({ seat, view, standing, result, mark, total, rank }: SeatResumed) {
    this.refused = undefined
    this.seat = seat
    if (view) this.#show(view)
    if (standing) this.answering?.adopt(standing)
    this.hearMark(mark)
    this.result = result
    this.total = total
    this.rank = rank
    this.speak(language.current)
  }

  #show(view: PlayerView) {
    if (stepOf(view) !== stepOf(this.view)) this.stepAt = view.phaseAt
    this.view = view
    if (view.phase === 'question') this.isChoosingTime = false
    if (view.phase === 'lobby') this.#forgetGame()
    this.#prepare(view.round, stageOf(view))
  }

  /** One answer for each stage of a round. What is proposed for the team is as sure as what was answered alone. */
  #prepare(round: number, stage: Stage) {
    if (this.answering?.round !== round) this.mark = this.#alone = undefined
    else if (this.answering.stage === stage) return
    const alone = this.#alone
    this.answering =
      (stage === 'solo' && alone) || new Answering({ round, stage }, this.connection, () => phoneCues.saved())
    if (stage === 'solo') this.#alone = this.answering
    else this.answering.certainty = alone?.certainty
  }

  #hear(team: TeamEvent) {
    this.mates = team
    if (team.locked !== undefined) this.#decided = { ...team, at: this.connection.clock.now() }
  }

  /** The one that counts more stands, in whatever order they come. */
  hearMark(mark: GivenMark | undefined) {
    if (mark && mark.seq >= (this.mark?.seq ?? 0)) this.mark = mark
  }

  #take(result: ResultEvent) {
    this.result = result
    this.total = result.total
    this.rank = result.rank
  }

  /** The same room may play again, from question 1 and from nothing. */
  #forgetGame() {
    this.result = undefined
    this.tally = undefined
    this.total = 0
    this.rank = 0
  }
}

/** What counts for the own seat when it comes back: in a team stage what it backs, else what it answered alone. */
const stageOf = (view: PlayerView) => (isTogether(view) ? 'team' : firstStage(view.mode))

const stepOf = (view: PlayerView | undefined) =>
  view && `${view.round} ${view.phase} ${'step' in view ? view.step : ''}`
