import { drawBelow, type Random } from '@jawab/shared/random'
import { seconds, type Millis } from '@jawab/shared/time'
import type { GivenMark } from '@jawab/shared/protocol/marks'
import type { OwnSeat, TeamEvent } from '@jawab/shared/protocol/to-client'
import type { View } from '@jawab/shared/protocol/views'
import type { Answer } from '@jawab/shared/question/kinds'
import type { Connection } from '../../state/connection.svelte.ts'
import { drawId } from '../../state/ids.ts'
import { Ticking } from '../../state/ticking.svelte.ts'
import type { Ask } from '../../state/wire.ts'
import { guess } from './guess.ts'
import { taskIn, type Task } from './task.ts'

type BotParts = {
  readonly pin: string
  readonly name: string
  readonly team: string | undefined
  readonly connection: Connection
  readonly random: Random
  /** The seat of an earlier rehearsal in this room, and what to do with a new one. */
  readonly token: string | undefined
  readonly keepToken: (token: string) => void
}

const SLOWEST: Millis = seconds(12)
const SILENT_SHARE = 0.1
const CHANGING_SHARE = 0.2
const TICKED_SHARE = 0.4
const CONVINCED_SHARE = 0.75
const NEXT_OPTION: Millis = seconds(2)

/** A player of a rehearsal: a real seat over the real wire, with nobody at it. */
export class Bot {
  readonly #parts: BotParts
  readonly #timers = new Set<ReturnType<typeof setTimeout>>()
  #token: string | undefined
  /** As it is called in the room: two rehearsals may want one name. */
  #seat: Pick<OwnSeat, 'name' | 'team'>
  #mates: TeamEvent | undefined
  /** What it has thought about already. */
  #seen = ''
  #markedRound = 0
  #mark: GivenMark | undefined
  #seq = 0

  constructor(parts: BotParts) {
    this.#parts = parts
    this.#token = parts.token
    this.#seat = { name: parts.name }
    parts.connection.on('view', (view) => this.#see(view))
    parts.connection.on('seat', (seat) => (this.#seat = seat))
    parts.connection.on('team', (mates) => (this.#mates = mates))
    parts.connection.on('marks', ({ marks: [mark] = [] }) => this.#hear(mark))
    parts.connection.open((ask) => this.#sitDown(ask))
  }

  leave() {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#parts.connection.close()
  }

  async #sitDown(ask: Ask) {
    const { pin, name, team, keepToken } = this.#parts
    if (this.#token) {
      const back = await ask('seat:resume', { room: pin, token: this.#token })
      if (back.ok) return this.#takeSeat(back)
    }
    const taken = await ask('seat:take', { room: pin, name, request: drawId(), ...(team ? { team } : {}) })
    if (!taken.ok) return
    this.#token = taken.token
    keepToken(taken.token)
    this.#takeSeat(taken)
  }

  #takeSeat({ seat, view }: { readonly seat: OwnSeat; readonly view?: View }) {
    this.#seat = seat
    this.#see(view)
  }

  /** Thinks about everything there is to do once; a view that comes again changes nothing, and one who waits at the door sees none. */
  #see(view: View | undefined) {
    if (view?.phase === 'marking') this.#tick(view)
    const task = view && taskIn(view)
    if (!task || task.name === this.#seen) return
    this.#seen = task.name
    const { random, connection } = this.#parts
    // Somebody has to speak for a team.
    if (random() < SILENT_SHARE && !task.uncovers && !task.hasLock) return
    const wait = task.from - connection.clock.now()
    const thinking = Math.min(SLOWEST, task.lasts * 0.8) * (0.1 + 0.9 * random())
    const act = () => void (task.uncovers ? this.#uncover(task) : this.#answer(task))
    this.#after(wait + thinking, act)
    if (random() < CHANGING_SHARE) this.#after(wait + thinking * 1.15, act)
    if (task.hasLock) this.#after(wait + Math.min(SLOWEST, task.lasts * 0.8), () => void this.#lock(task))
  }

  /** [TE6] Answers alone, or backs an answer as the team's. */
  async #answer({ round, stage, question, asksHowSure }: Task) {
    const { connection, random } = this.#parts
    const answer = (stage === 'team' && this.#hearMate()) || guess(question, random)
    const sure = asksHowSure ? { certainty: this.#any([1, 2, 3] as const) ?? 1 } : {}
    await connection.ask('answer:submit', { round, stage, answer, seq: ++this.#seq, request: drawId(), ...sure })
  }

  /** In a talk most come round to what somebody else has said. */
  #hearMate(): Answer | undefined {
    const said = this.#mates?.members.flatMap(({ pick }) => pick ?? []) ?? []
    return this.#parts.random() < CONVINCED_SHARE ? this.#any(said) : undefined
  }

  /** [TE5] Refused to whoever does not speak for the team, or has nothing to lock. */
  async #lock({ round }: Task) {
    if (this.#speaks()) await this.#parts.connection.ask('team:lock', { round, request: drawId() })
  }

  /** [PT5] One option after the other, until the team is told that there is no more to uncover. */
  async #uncover(task: Task) {
    if (task.uncovers === 'spokesperson' && !this.#speaks()) return
    const { connection } = this.#parts
    const known = this.#mates?.uncovered?.map(({ option }) => option) ?? []
    const option = this.#any(task.question.options.filter(({ id }) => !known.includes(id)))?.id
    if (option === undefined) return
    const reply = await connection.ask('answer:uncover', { round: task.round, option, seq: ++this.#seq })
    const isOver = reply.uncovered?.some(({ isRight }) => isRight) ?? true
    if (reply.ok && !isOver) this.#after(NEXT_OPTION, () => void this.#uncover(task))
  }

  #any<Item>(items: readonly Item[]): Item | undefined {
    return items[drawBelow(this.#parts.random, items.length)]
  }

  #speaks(): boolean {
    return this.#mates?.spokesperson === this.#seat.name
  }

  /** [RV3] Ticks with the team what another covered, one point after the other; how it was is anybody's guess. */
  #tick({ round, step, pairs, points }: Extract<View, { phase: 'marking' }>) {
    const marked = pairs.find(({ by }) => by === this.#seat.team)
    if (!marked || step !== 'open' || round === this.#markedRound) return
    this.#markedRound = round
    const { random, connection } = this.#parts
    this.#mark = undefined
    const ticking = new Ticking(connection, {
      round,
      team: marked.team,
      own: () => this.#mark,
      ticked: () => this.#mark?.points ?? [],
      adopt: (mark) => this.#hear(mark),
    })
    for (const { id } of points) {
      if (random() >= TICKED_SHARE) continue
      this.#after(SLOWEST * random(), () => ticking.ticked.includes(id) || ticking.toggle(id))
    }
  }

  #hear(mark: GivenMark | undefined) {
    if (mark && mark.seq >= (this.#mark?.seq ?? 0)) this.#mark = mark
  }

  #after(wait: Millis, act: () => void) {
    const timer = setTimeout(() => {
      this.#timers.delete(timer)
      act()
    }, wait)
    this.#timers.add(timer)
  }
}
