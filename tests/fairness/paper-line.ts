import type { Ways } from '../faults/lab/proxy.ts'
import type { Millis } from '@jawab/shared/time'
import type { CommandName, GameSocket } from '../../client/src/state/wire.ts'

type Listener = (...args: readonly unknown[]) => void
/** What the server makes of a command; the reply goes back by itself. */
type Serve = (name: CommandName, payload: unknown) => object

/** A line without a wire: what is sent arrives when the clock that runs here says so, in order. */
export type PaperLine = {
  readonly phone: GameSocket
  /** The server sends an event, whose reply, if it gets one, comes back on the line. */
  send(event: string, payload: object, reply?: Listener): void
}

/** Lays a line on which each way takes as long as is drawn. */
export function layPaperLine(ways: Ways, serve: Serve): PaperLine {
  const up = inOrder(ways.up)
  const down = inOrder(ways.down)
  const listeners = new Map<string, Listener[]>()

  const hear = (event: string, ...args: readonly unknown[]) => {
    for (const listener of listeners.get(event) ?? []) listener(...args)
  }
  const send: PaperLine['send'] = (event, payload, reply) =>
    down(() => hear(event, payload, (said: unknown) => up(() => reply?.(said))))

  const phone: GameSocket = {
    connect: () => up(() => down(() => hear('connect'))),
    disconnect: () => hear('disconnect'),
    on: (event, listener) => listeners.set(event, [...(listeners.get(event) ?? []), listener as Listener]),
    emit: (name, payload, reply) =>
      up(() => {
        const said = serve(name, payload)
        down(() => reply(said as never))
      }),
  }
  return { phone, send }
}

/** What is sent later does not overtake. */
function inOrder(takes: () => Millis) {
  let last: Millis = 0
  return (arrive: () => void) => {
    last = Math.max(last, performance.now() + takes())
    setTimeout(arrive, last - performance.now())
  }
}
