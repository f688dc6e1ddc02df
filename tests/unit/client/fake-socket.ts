import type { CommandName, GameSocket, PayloadOf } from '../../../client/src/state/wire.ts'

type Sent = { readonly name: CommandName; readonly payload: unknown; readonly reply: (reply: never) => void }

/** A line to nowhere: a test says when it opens, what comes in and how each command is answered. */
export class FakeSocket implements GameSocket {
  dials = 0
  sent: Sent[] = []
  readonly #listeners = new Map<string, ((...args: never[]) => void)[]>()
  #isOpen = false

  connect = () => void this.dials++

  disconnect = () => {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#fire('disconnect')
  }

  on: GameSocket['on'] = (event, listener) => {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener])
  }

  emit: GameSocket['emit'] = (name, payload, reply) => void this.sent.push({ name, payload, reply })

  /** The dial is answered. */
  async arrive() {
    this.#isOpen = true
    this.#fire('connect')
    await settled()
  }

  refuse = () => this.#fire('connect_error')

  /** The server sends an event. */
  receive = (event: string, ...args: unknown[]) => this.#fire(event, ...args)

  named = (name: CommandName) => this.sent.filter((command) => command.name === name)

  payloads = <Name extends CommandName>(name: Name) => this.named(name).map(({ payload }) => payload as PayloadOf<Name>)

  /** Answers the latest command of that name. */
  async answer(name: CommandName, reply: object) {
    this.named(name)
      .at(-1)
      ?.reply(reply as never)
    await settled()
  }

  #fire(event: string, ...args: unknown[]) {
    for (const listener of this.#listeners.get(event) ?? []) listener(...(args as never[]))
  }
}

/** Everything that was only waiting for its turn has had it. */
export const settled = async () => {
  for (let turn = 0; turn < 10; turn++) await Promise.resolve()
}
