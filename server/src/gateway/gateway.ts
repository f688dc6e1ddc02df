import type { Server as HttpServer } from 'node:http'
import { refusalMessage } from '@jawab/shared/protocol/refusal-message'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import type { ToClient } from '@jawab/shared/protocol/to-client'
import type { ToServer } from '@jawab/shared/protocol/to-server'
import { Server } from 'socket.io'
import { safeParse } from 'valibot'
import { StoreAway } from '../stores/store.ts'
import { createTokenBucket } from '../limits/token-bucket.ts'
import { dropWhenSlow } from './backlog.ts'
import { addressOf, mayConnect, type Origins } from './origins.ts'
import { langOf, sayBye, type Connection } from './connection.ts'
import type { GatewayParts, Outcome } from './handler.ts'
import { HEARTBEAT } from './heartbeat.ts'
import { createLeaveTaking } from './leave-taking.ts'
import { handlers } from './handlers.ts'
import { createRoundTrips } from './round-trips.ts'

export type SocketServer = Server<ToServer, ToClient>

const LARGEST_FRAME = 64 * 1024
/** So many messages beyond the limit, one after the other, are no accident. */
const FLOOD = 100

/** WebSocket only, so that no sticky sessions are needed; frames beyond any honest one end the connection. */
export const createSocketServer = (http: HttpServer, origins: Origins): SocketServer =>
  new Server(http, {
    transports: ['websocket'],
    serveClient: false,
    perMessageDeflate: false,
    maxHttpBufferSize: LARGEST_FRAME,
    ...HEARTBEAT,
    allowRequest: (request, decide) => decide(null, mayConnect(request, origins)),
  })

/** Takes every message of every connection to its handler, and refuses what is not fit to be handled. */
export function startGateway(io: SocketServer, parts: GatewayParts, origins: Origins) {
  const { audiences, limits, metrics, log, platform } = parts
  const leaveTaking = createLeaveTaking(platform)

  io.on('connection', (socket) => {
    const connection: Connection = {
      socket,
      address: addressOf(socket.request, origins.proxies),
      messages: createTokenBucket(limits.messages),
      roundTrips: createRoundTrips(),
      refusedInARow: 0,
      entry: 0,
    }
    metrics.connected(1)
    leaveTaking.meet(connection)
    dropWhenSlow(connection, platform, () => metrics.slow())
    socket.onAny((event: string, ...given: unknown[]) => void receive(connection, event, given))
    socket.on('disconnect', () => {
      metrics.connected(-1)
      audiences.leave(connection)
    })
  })

  async function receive(connection: Connection, command: string, given: readonly unknown[]) {
    const { socket, messages } = connection
    // What was already read when a flood was cut off still comes in.
    if (!socket.connected) return
    const isLimited = !messages.take(platform.monotonic())
    connection.refusedInARow = isLimited ? connection.refusedInARow + 1 : 0
    if (connection.refusedInARow >= FLOOD) return cutOff(connection)
    const reply = given.at(-1)
    // Without a way to answer there is nothing anybody could have asked for.
    if (typeof reply !== 'function') return
    const outcome = isLimited
      ? refuse('rate:limited')
      : await rule(connection, command, given.length > 1 ? given[0] : {})
    const said = outcome.ok ? outcome : { ...outcome, message: refusalMessage(outcome.refusal, langOf(connection)) }
    if (!outcome.ok) metrics.refusal(known(command), outcome.refusal)
    ;(reply as (said: unknown) => void)(said)
  }

  /** No honest device goes on for so long: it costs the others less when it is gone. */
  function cutOff(connection: Connection) {
    metrics.flooding()
    log.warn({ address: connection.address }, 'a connection sent far too much and was cut off')
    sayBye(connection, 'rate:limited')
  }

  async function rule(connection: Connection, command: string, payload: unknown): Promise<Outcome> {
    const row = Object.hasOwn(handlers, command) ? handlers[command as keyof ToServer] : undefined
    if (!row) return refuse('payload:invalid')
    if (sizeOf(payload) > row.mostBytes) return refuse('payload:too-large')
    const parsed = safeParse(row.schema, payload)
    if (!parsed.success) return refuse('payload:invalid')

    try {
      return await row.handle(parsed.output as never, connection, parts)
    } catch (error) {
      if (error instanceof StoreAway) return refuse('store:away')
      metrics.fault(command)
      log.error({ command, error }, 'command failed')
      return refuse('server:fault')
    }
  }

  return { sendAway: leaveTaking.sendAway }
}

const refuse = (refusal: Refusal): Outcome => ({ ok: false, refusal })

/** Anything may be sent under any name: only known names become labels. */
const known = (command: string) => (Object.hasOwn(handlers, command) ? command : 'unknown')

/** The size of a payload as it came, near enough; binary parts count with their own length. */
function sizeOf(payload: unknown): number {
  return Buffer.byteLength(JSON.stringify(payload) ?? '')
}
