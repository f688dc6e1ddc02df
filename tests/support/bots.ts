import { randomUUID } from 'node:crypto'
import type { Socket as Line } from 'node:net'
import type { ResultEvent } from '@jawab/shared/protocol/to-client'
import type { ToServer } from '@jawab/shared/protocol/to-server'
import type { View } from '@jawab/shared/protocol/views'
import { io, type Socket } from 'socket.io-client'
import { onTestFinished } from 'vitest'

type Name = keyof ToServer
type Payload<Command extends Name> = Parameters<ToServer[Command]>[0]
type Reply<Command extends Name> = Parameters<Parameters<ToServer[Command]>[1]>[0]

/** Something that reached a bot: an event, or the reply to a command. */
export type Packet = { readonly name: string; readonly said: unknown }

/** A device by script: it answers echoes, remembers everything it was sent, and waits for what a test names. */
export type Bot = {
  readonly socket: Socket
  readonly packets: readonly Packet[]
  readonly view: View | undefined
  readonly results: readonly ResultEvent[]
  ask<Command extends Name>(command: Command, payload: Payload<Command>): Promise<Reply<Command>>
  /** Sends anything under any name. */
  send(command: string, ...given: unknown[]): Promise<{ ok: boolean; refusal?: string; message?: string }>
  /** Resolves when a packet fits, one that came already or one to come. */
  gets(name: string, fits?: (said: never) => boolean): Promise<unknown>
  /** Resolves when the view fits; the last one counts. */
  sees(fits: (view: View) => boolean): Promise<View>
  /** Resolves when the connection has ended. */
  gone(): Promise<void>
}

/** How long a bot waits for anything; more where thousands of them run beside the server (JAWAB_PATIENCE). */
const PATIENCE = Number(process.env['JAWAB_PATIENCE'] ?? 5000)

export async function aBot(base: string, headers: Record<string, string> = {}): Promise<Bot> {
  const socket: Socket = io(base, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: headers,
  })
  const packets: Packet[] = []
  const waiting = new Set<() => void>()
  let view: View | undefined

  const note = (name: string, said: unknown) => {
    packets.push({ name, said })
    const shown = name === 'view' ? said : (said as { view?: View }).view
    if (shown) view = shown as View
    for (const look of waiting) look()
  }
  socket.on('echo', ({ nonce }: { nonce: string }, reply: (echoed: unknown) => void) => reply({ nonce }))
  socket.onAny((name: string, said: unknown) => name !== 'echo' && note(name, said))
  onTestFinished(() => void socket.disconnect())
  await new Promise<void>((resolve, reject) => socket.on('connect', resolve).on('connect_error', reject))

  /** Looks now and at each packet, until something is found. */
  function until<Found>(find: () => Found | undefined, what: string): Promise<Found> {
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => {
        waiting.delete(look)
        const last = packets.slice(-4).map(({ name, said }) => `${name} ${JSON.stringify(said)?.slice(0, 200)}`)
        reject(new Error(`Waited in vain for ${what}. Last: ${last.join(' | ')}`))
      }, PATIENCE)
      const look = () => {
        const found = find()
        if (found === undefined) return
        clearTimeout(late)
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
    })
  }

  async function send(command: string, ...given: unknown[]) {
    const said: unknown = await socket.timeout(PATIENCE).emitWithAck(command, ...given)
    note(`reply ${command}`, said)
    return said as { ok: boolean }
  }

  return {
    socket,
    packets,
    get view() {
      return view
    },
    get results() {
      return packets.filter(({ name }) => name === 'result').map(({ said }) => said as ResultEvent)
    },
    ask: async <Command extends Name>(command: Command, payload: Payload<Command>) =>
      (await send(command, payload)) as Reply<Command>,
    send,
    gets: (name, fits = () => true) =>
      until(() => packets.find((packet) => packet.name === name && fits(packet.said as never))?.said, name),
    sees: (fits) => until(() => (view && fits(view) ? view : undefined), 'a view'),
    gone: () => new Promise((resolve) => (socket.connected ? socket.on('disconnect', () => resolve()) : resolve())),
  }
}

/** The network connection below a device, which a test can keep from reading. */
export const lineOf = ({ socket }: Bot) =>
  (socket.io.engine.transport as unknown as { ws: { _socket: Line } }).ws._socket

export const requestId = () => randomUUID()

/** A host in its console. */
export async function aHost(base: string, { room, hostKey }: { room: string; hostKey: string }) {
  const bot = await aBot(base)
  const entered = await bot.ask('host:enter', { room, hostKey })
  if (!entered.ok) throw new Error(entered.refusal)
  return bot
}

/** A phone with a seat. */
export async function aPhone(base: string, room: string, name: string, change: Partial<Payload<'seat:take'>> = {}) {
  const bot = await aBot(base)
  const taken = await bot.ask('seat:take', { room, name, request: requestId(), ...change })
  if (!taken.ok) throw new Error(taken.refusal)
  return Object.assign(bot, { seat: taken.seat, token: taken.token })
}

/** The host's command with the version last shown. */
export function hostDoes(host: Bot, command: string, more: object = {}) {
  return host.send('host:do', { command, request: requestId(), expects: host.view?.version, ...more })
}
