import type { Hint } from '../store.ts'
import type { Connection } from './connection.ts'
import { HINTS } from './keys.ts'

export type Hints = {
  /** What a write publishes in its script, for the other nodes. */
  readonly messageOf: (hint: Hint) => string
  /** Tells our own listeners, once the news is durable. */
  readonly publish: (hint: Hint) => void
  readonly onHint: (listener: (hint: Hint) => void) => () => void
}

type Message = Hint & { readonly from: string }

/** Our own hints go to our listeners without the way through Redis, so that they come before the reply to the write. */
export async function listenToHints(connection: Connection, node: string): Promise<Hints> {
  const listeners = new Set<(hint: Hint) => void>()
  const publish = (hint: Hint) => listeners.forEach((listener) => listener(hint))

  await connection.subscribe(HINTS, (message) => {
    const { from, ...hint } = JSON.parse(message) as Message
    if (from !== node) publish(hint)
  })
  return {
    messageOf: (hint) => JSON.stringify({ ...hint, from: node } satisfies Message),
    publish,
    onHint(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
