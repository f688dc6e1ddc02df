import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { Instant } from '@jawab/shared/time'
import type { HostState } from './host.svelte.ts'

type Invitation = { readonly code: string; readonly expiresAt: Instant }

/** [RM2] The one-use code that this console shows; it is in no view and is kept nowhere. */
export class Inviting {
  invitation = $state.raw<Invitation>()
  refusal = $state<Refusal>()
  readonly #host: HostState
  #keysBefore = $state(0)

  constructor(host: HostState) {
    this.#host = host
  }

  /** Whether a device has come in with the code. */
  readonly isUsed = $derived.by(
    () => this.invitation !== undefined && (this.#host.view?.hostKeys ?? 0) > this.#keysBefore,
  )

  async show() {
    this.refusal = undefined
    const reply = await this.#host.invite()
    if (!reply.ok) return void (this.refusal = reply.refusal)
    this.#keysBefore = this.#host.view?.hostKeys ?? 0
    this.invitation = reply
  }

  /** What may have been seen on a wall opens nothing any more. */
  hide() {
    if (this.invitation && !this.isUsed) void this.#host.do({ command: 'withdraw' })
    this.invitation = undefined
  }
}
