import type { ScreenView } from '@jawab/shared/protocol/views'
import type { Instant, Millis } from '@jawab/shared/time'
import type { Clock } from '../state/clock.ts'
import type { CueName } from './cues.ts'
import { notesOf, type Note } from './score.ts'

/** A cue that is later than this would be a lie about what is happening now. */
const LATEST: Millis = 150
const JOINS_APART: Millis = 250

type Parts = { readonly clock: Clock; readonly play: (cue: CueName) => void }

/** Plays what the room shows, each cue at its instant on the server's clock. */
export class Soundboard {
  readonly #parts: Parts
  readonly #timers = new Set<ReturnType<typeof setTimeout>>()
  #people: number | undefined
  #joinedAt = -Infinity
  /** The instant of the last cue that has sounded. */
  #heard: Instant = -Infinity

  constructor(parts: Parts) {
    this.#parts = parts
  }

  /** A view that comes again plans its cues again, less what has sounded or is too late to. */
  show(view: ScreenView) {
    this.rest()
    this.#welcome(view)
    const now = this.#parts.clock.now()
    for (const note of notesOf(view)) if (note.at > Math.max(this.#heard, now - LATEST)) this.#plan(note, note.at - now)
  }

  rest() {
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
  }

  #welcome(view: ScreenView) {
    const people = view.phase === 'lobby' ? view.people : undefined
    const isMore = people !== undefined && this.#people !== undefined && people > this.#people
    this.#people = people
    const now = this.#parts.clock.now()
    if (!isMore || now < this.#joinedAt + JOINS_APART) return
    this.#joinedAt = now
    this.#parts.play('join')
  }

  #plan({ cue, at }: Note, wait: Millis) {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer)
        this.#heard = at
        this.#parts.play(cue)
      },
      Math.max(0, wait),
    )
    this.#timers.add(timer)
  }
}
