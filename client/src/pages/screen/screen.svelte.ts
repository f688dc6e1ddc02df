import { languages, type Language } from '@jawab/shared/language'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { MarksEvent, SecondCode, Tally } from '@jawab/shared/protocol/to-client'
import type { ScreenView, View } from '@jawab/shared/protocol/views'
import type { Connection } from '../../state/connection.svelte.ts'
import type { Ask } from '../../state/wire.ts'

/** Which room to show, and in which language. `code` is what the host's link carries beside the PIN, or empty ([RM4]). */
type Place = { readonly pin: string; readonly code: string; readonly lang: Language }

/** [RM3] A big screen: it watches one room, in one language, and can do nothing to it. */
export class ScreenState {
  /** The last view stays while the connection is away. */
  view = $state.raw<ScreenView>()
  tally = $state.raw<Tally>()
  /** [RV3] How many teams have been marked. */
  marks = $state.raw<MarksEvent>()
  /** [RM4] Told only to a screen that was opened from a console. */
  code = $state.raw<SecondCode>()
  lang: Language = $state('en')

  readonly #connection: Connection
  readonly #place: Place
  #refused = $state<Refusal>()

  constructor(connection: Connection, place: Place) {
    this.#connection = connection
    this.#place = place
    this.lang = place.lang
    connection.on('view', (view) => this.#show(view))
    connection.on('tally', (tally) => (this.tally = tally))
    connection.on('marks', (marks) => (this.marks = marks))
    connection.on('code', ({ code }) => (this.code = code))
    connection.open((ask) => this.#enter(ask))
  }

  get clock() {
    return this.#connection.clock
  }

  get isLost() {
    return this.#connection.status === 'lost'
  }

  /** Why there is nothing to show: the room did not let us in, or has sent us away. */
  get refusal() {
    return this.#refused ?? this.#connection.farewell?.refusal
  }

  /** Goes to the next language; the server sends its texts anew. */
  switchLanguage() {
    this.lang = languages[(languages.indexOf(this.lang) + 1) % languages.length] ?? 'en'
    if (this.#connection.status === 'open') void this.#enter((name, payload) => this.#connection.ask(name, payload))
  }

  retry() {
    this.#refused = undefined
    this.#connection.retry()
  }

  close() {
    this.#connection.close()
  }

  async #enter(ask: Ask) {
    const { pin, code } = this.#place
    const reply = await ask('screen:enter', { room: pin, lang: this.lang, ...(code && { code }) })
    if (reply.ok) this.#show(reply.view)
    else this.#leave(reply.refusal)
  }

  #show(view: View) {
    if ('joinUrl' in view) this.view = view
  }

  #leave(refusal: Refusal) {
    this.#refused = refusal
    this.#connection.close()
  }
}
