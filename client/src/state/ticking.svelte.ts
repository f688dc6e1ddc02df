import type { GivenMark } from '@jawab/shared/protocol/marks'
import type { Connection } from './connection.svelte.ts'
import { drawId } from './ids.ts'

/** What is ticked for one team so far, and by whom is heard of it. */
type Marked = {
  readonly round: number
  readonly team: string
  /** The own mark, where there is one: the next must count more. */
  readonly own: () => GivenMark | undefined
  /** What is shown as ticked before anything is changed here. */
  readonly ticked: () => readonly string[]
  readonly adopt: (mark: GivenMark) => void
}

/** Why the last tick does not count. */
export type NotTicked = 'too-late' | 'refused'

/**
 * [RV3] The points ticked for one team on this device. Others tick the same list: what was changed here goes out on top
 * of whatever they have ticked meanwhile, one mark after the other.
 */
export class Ticking {
  isWaiting = $state(false)
  notTicked = $state<NotTicked>()

  readonly #connection: Pick<Connection, 'ask'>
  readonly #marked: Marked
  /** By point, as it is to be; only what the stored mark does not say yet. */
  #changes = $state.raw<Readonly<Record<string, boolean>>>({})
  #isWanted = false

  constructor(connection: Pick<Connection, 'ask'>, marked: Marked) {
    this.#connection = connection
    this.#marked = marked
  }

  get ticked(): readonly string[] {
    const stored = this.#marked.ticked().filter((point) => this.#changes[point] !== false)
    const added = Object.keys(this.#changes).filter((point) => this.#changes[point] && !stored.includes(point))
    return [...stored, ...added]
  }

  toggle(point: string) {
    this.#changes = { ...this.#changes, [point]: !this.ticked.includes(point) }
    this.save()
  }

  /** Also as it is: that nothing was covered is a mark too. */
  save() {
    this.#isWanted = true
    this.notTicked = undefined
    if (!this.isWaiting) void this.#send()
  }

  async #send() {
    this.isWaiting = true
    while (this.#isWanted) {
      this.#isWanted = false
      const sent = this.#changes
      const { round, team } = this.#marked
      const seq = (this.#marked.own()?.seq ?? 0) + 1
      const points = [...this.ticked]
      const reply = await this.#connection.ask('mark:submit', { round, team, points, seq, request: drawId() })
      if (reply.mark) this.#marked.adopt(reply.mark)
      if (reply.ok) this.#forget(sent)
      else if (reply.refusal === 'mark:superseded') this.#isWanted = true
      else this.#giveUp(reply.refusal)
    }
    this.isWaiting = false
  }

  /** What was sent and not changed since. */
  #forget(sent: Readonly<Record<string, boolean>>) {
    this.#changes = Object.fromEntries(Object.entries(this.#changes).filter(([point, to]) => sent[point] !== to))
  }

  #giveUp(refusal: string) {
    this.#changes = {}
    this.#isWanted = false
    this.notTicked = refusal === 'mark:too-late' ? 'too-late' : 'refused'
  }
}
