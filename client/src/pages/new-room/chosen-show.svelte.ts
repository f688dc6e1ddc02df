import type { Localized } from '@jawab/shared/language'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { Show } from '@jawab/shared/show/show'

/** A mistake in a file, where it is and in words, as the server says it. */
export type FileProblem = { readonly path: string; readonly line: number; readonly message: string }

/** A show as it is offered beside a pack. */
export type ShowOffer = { readonly id: string; readonly title: Localized }

type Refused = { readonly refusal: Refusal; readonly problems?: readonly FileProblem[] }

/** The run of show that somebody has put together, if a host has chosen one; read by the server, wherever it lies. */
export class ChosenShow {
  show = $state.raw<Show>()
  /** Which of those beside a pack it is, or the name of the file it came in. */
  from = $state('')
  isBusy = $state(false)
  refusal = $state<Refusal | 'no-answer'>()
  problems = $state.raw<readonly FileProblem[]>([])

  /** One that lies beside a pack. */
  load(key: string, pack: string, id: string) {
    return this.#ask(`${pack}/${id}`, `/api/shows/${pack}/${id}`, key, {})
  }

  /** A file of the host's own; its mistakes are told in the language of the page. */
  async read(key: string, file: File, lang: string) {
    const body = await file.text()
    return this.#ask(file.name, `/api/shows?lang=${lang}`, key, { method: 'POST', body })
  }

  drop() {
    this.show = undefined
    this.from = ''
    this.refusal = undefined
    this.problems = []
  }

  /** The show, or nothing and why not in `refusal` and `problems`. */
  async #ask(from: string, path: string, key: string, how: RequestInit): Promise<Show | undefined> {
    this.drop()
    this.isBusy = true
    const headers = { authorization: `Bearer ${key}`, 'content-type': 'text/yaml' }
    try {
      const reply = (await (await fetch(path, { ...how, headers })).json()) as Show | Refused
      if ('packs' in reply) {
        this.show = reply
        this.from = from
        return reply
      }
      this.refusal = reply.refusal
      this.problems = reply.problems ?? []
    } catch {
      this.refusal = 'no-answer'
    } finally {
      this.isBusy = false
    }
    return undefined
  }
}
