import type { ToClient } from '@jawab/shared/protocol/to-client'
import type { ToServer } from '@jawab/shared/protocol/to-server'
import { io } from 'socket.io-client'

export type CommandName = keyof ToServer
export type PayloadOf<Name extends CommandName> = Parameters<ToServer[Name]>[0]
export type ReplyOf<Name extends CommandName> = Parameters<Parameters<ToServer[Name]>[1]>[0]
export type Ask = <Name extends CommandName>(name: Name, payload: PayloadOf<Name>) => Promise<ReplyOf<Name>>
export type Bye = Parameters<ToClient['bye']>[0]

type Events = ToClient & { connect: () => void; disconnect: () => void; connect_error: () => void }

/** What the game needs of a socket, so that tests can bring their own. */
export type GameSocket = {
  readonly connect: () => unknown
  readonly disconnect: () => unknown
  readonly on: <Name extends keyof Events>(event: Name, listener: Events[Name]) => unknown
  readonly emit: <Name extends CommandName>(
    name: Name,
    payload: PayloadOf<Name>,
    reply: (reply: ReplyOf<Name>) => void,
  ) => unknown
}

/** A socket to the server this page came from. It dials when told, and never by itself. */
export function openSocket(): GameSocket {
  const socket: unknown = io({
    transports: ['websocket'],
    reconnection: false,
    autoConnect: false,
    forceNew: true,
    timeout: 5000,
  })
  // The library types its listeners by conditions that a name chosen by the caller cannot resolve.
  return socket as GameSocket
}
