import { setTimeout as pass } from 'node:timers/promises'
import type { HostView } from '@jawab/shared/protocol/views'
import type { Instant, Millis } from '@jawab/shared/time'
import { Line } from './line.ts'
import { machineNow } from './phone.ts'

/** All on the clock of this machine, which servers here share. */
export type Step = {
  readonly askedAt: Instant
  /** When the room came there, as it says itself. */
  readonly since: Instant
  readonly seenAt: Instant
}

/** [RD12] A step comes no sooner after the last one. */
const STEP_APART: Millis = 550

/** A host's console without a page: takes the one obvious step when told to, as an auto-pilot without pauses would. */
export class Console {
  readonly #line: Line
  #view: HostView | undefined
  #seen = () => {}

  constructor(base: string) {
    this.#line = new Line(base, (name, said, reply) => {
      if (name === 'echo') reply(said)
      if (name === 'view') this.#see(said as HostView)
    })
  }

  async enter(room: string, hostKey: string) {
    await this.#line.opened()
    const entered = await this.#line.ask<{ ok: boolean; refusal?: string; view: HostView }>('host:enter', {
      room,
      hostKey,
    })
    if (!entered.ok) throw new Error(`No console: ${entered.refusal}`)
    this.#see(entered.view)
  }

  /** Resolves when the room has come there, and tells when that was asked for and when it was seen. */
  async step(command: 'start' | 'next' | 'skip' | 'close', to: (view: HostView) => boolean): Promise<Step> {
    await pass(STEP_APART)
    const askedAt = machineNow()
    const request = `${command}-${askedAt}-${'0'.repeat(32)}`
    const done = await this.#line.ask<{ ok: boolean; refusal?: string }>('host:do', {
      command,
      request,
      expects: this.#view?.version,
    })
    if (!done.ok) throw new Error(`${command} was refused in ${this.#view?.phase}: ${done.refusal}`)
    while (!this.#view || !to(this.#view)) await new Promise<void>((resolve) => (this.#seen = resolve))
    return { askedAt, since: this.#view.phaseAt, seenAt: machineNow() }
  }

  close() {
    this.#line.close()
  }

  #see(view: HostView) {
    this.#view = view
    this.#seen()
  }
}
