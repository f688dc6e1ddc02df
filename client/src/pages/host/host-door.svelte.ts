import { HOST_CODE_LENGTH, readHostCode } from '@jawab/shared/host-code'
import type { Language } from '@jawab/shared/language'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import { Connection } from '../../state/connection.svelte.ts'
import { drawId } from '../../state/ids.ts'
import { forget, hostKeyKey, keep, recall } from '../../state/storage.ts'

/** A QR code for a remote carries its code in this form; a host link carries the key alone. */
const CODE_IN_FRAGMENT = /^code=(.+)$/

/** Why a device is not in. */
export type ShutOutReason = Refusal | 'no-answer' | 'short'

/** [RM2] How a device comes by its key: from the host link, from what it has kept, by a code, or by the start key. */
export class HostDoor {
  readonly pin: string
  hostKey = $state<string>()
  /** Why there is no key, or none any more. */
  refusal = $state<ShutOutReason>()
  isAsking = $state(false)
  /** The line on which a code is being shown; it may be down. */
  line = $state.raw<Connection>()
  readonly #dial: () => Connection

  constructor(pin: string, dial = () => new Connection()) {
    this.pin = pin
    this.#dial = dial
  }

  /** Looks at what came with the address; a link to a room this device can already steer is enough. */
  async arrive(fragment: string, lang: Language) {
    const [, code] = CODE_IN_FRAGMENT.exec(fragment) ?? []
    if (code !== undefined) return this.showCode(code, lang)
    const key = fragment || recall(hostKeyKey(this.pin))
    if (key) this.#take(key)
    else this.refusal = 'host:key'
  }

  /** Lost replies are made good by the connection: the same request gets the same key. */
  async showCode(typed: string, lang: Language) {
    const code = readHostCode(typed)
    if (code.length !== HOST_CODE_LENGTH) return void (this.refusal = 'short')
    await this.#asking(async () => {
      const line = this.#dial()
      this.line = line
      line.open(() => Promise.resolve())
      const reply = await line.ask('host:pair', { room: this.pin, code, request: drawId(), lang })
      line.close()
      return reply
    })
    this.line = undefined
  }

  /** A lost key is made good for whoever may make rooms. */
  async showStartKey(startKey: string) {
    await this.#asking(async () => {
      const headers = { authorization: `Bearer ${startKey}` }
      const response = await fetch(`/api/rooms/${this.pin}/keys`, { method: 'POST', headers })
      const reply = (await response.json()) as { readonly hostKey: string } | { readonly refusal: Refusal }
      return 'hostKey' in reply ? { ...reply, ok: true } : { ...reply, ok: false }
    })
  }

  /** The key opens nothing any more, or there is nothing left to open. */
  leave(refusal: Refusal) {
    if (refusal === 'host:key' || refusal === 'host:ended') forget(hostKeyKey(this.pin))
    this.hostKey = undefined
    this.refusal = refusal
  }

  async #asking(
    ask: () => Promise<
      { readonly ok: true; readonly hostKey: string } | { readonly ok: false; readonly refusal: Refusal }
    >,
  ) {
    if (this.isAsking) return
    this.isAsking = true
    this.refusal = undefined
    try {
      const reply = await ask()
      if (reply.ok) this.#take(reply.hostKey)
      else this.refusal = reply.refusal
    } catch {
      this.refusal = 'no-answer'
    } finally {
      this.isAsking = false
    }
  }

  #take(hostKey: string) {
    keep(hostKeyKey(this.pin), hostKey)
    this.refusal = undefined
    this.hostKey = hostKey
  }
}
