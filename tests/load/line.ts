import { WebSocket } from 'ws'

/** What one event, or the reply to one command, has cost so far. */
export type Received = { messages: number; bytes: number }

type Hears = (name: string, said: unknown, reply: (echoed: unknown) => void) => void
type Reply = (said: never) => void

/** Packets of Engine.IO 4 and, behind `message`, of Socket.IO 5, as far as one namespace without binary needs them. */
const OPEN = '0'
const PING = '2'
const PONG = '3'
const CONNECT = '40'
const EVENT = '42'
const ACK = '43'

/**
 * A Socket.IO line and nothing else: no redial, no buffering, no second transport, so that thousands of them fit into
 * one process. Counts what it receives by event; replies are counted under the name of their command.
 */
export class Line {
  readonly received = new Map<string, Received>()
  readonly #socket: WebSocket
  readonly #hears: Hears
  readonly #asked = new Map<number, { readonly name: string; readonly reply: Reply }>()
  readonly #opened: Promise<void>
  #lastId = 0

  constructor(base: string, hears: Hears) {
    this.#hears = hears
    const address = `${base.replace(/^http/, 'ws')}/socket.io/?EIO=4&transport=websocket`
    const socket = new WebSocket(address, { perMessageDeflate: false, skipUTF8Validation: true })
    this.#socket = socket
    this.#opened = new Promise((resolve, reject) => {
      socket.on('message', (packet: Buffer) => this.#take(packet, resolve))
      socket.on('error', reject)
      socket.on('close', () => reject(new Error('The line was closed')))
    })
    this.#opened.catch(() => {})
  }

  /** Resolves when the server has let the line in. */
  opened() {
    return this.#opened
  }

  ask<Said>(name: string, payload: unknown): Promise<Said> {
    return new Promise((resolve) => {
      const id = this.#lastId++
      this.#asked.set(id, { name, reply: resolve })
      this.#socket.send(`${EVENT}${id}${JSON.stringify([name, payload])}`)
    })
  }

  close() {
    this.#socket.close()
  }

  #take(packet: Buffer, opened: () => void) {
    const text = packet.toString()
    if (text === PING) return this.#socket.send(PONG)
    if (text.startsWith(OPEN)) return this.#socket.send(CONNECT)
    if (text.startsWith(CONNECT)) return opened()
    const [kind, id, body] = [text.slice(0, 2), /^\d*/.exec(text.slice(2))?.[0] ?? '', text]
    const said = JSON.parse(body.slice(2 + id.length)) as unknown[]
    if (kind === ACK) this.#takeReply(Number(id), packet.length, said)
    if (kind === EVENT) this.#takeEvent(id, packet.length, said)
  }

  #takeReply(id: number, bytes: number, [said]: readonly unknown[]) {
    const asked = this.#asked.get(id)
    this.#asked.delete(id)
    this.#count(`reply ${asked?.name}`, bytes)
    asked?.reply(said as never)
  }

  #takeEvent(id: string, bytes: number, [name, said]: readonly unknown[]) {
    this.#count(String(name), bytes)
    this.#hears(String(name), said, (echoed) => this.#socket.send(`${ACK}${id}${JSON.stringify([echoed])}`))
  }

  #count(name: string, bytes: number) {
    const received = this.received.get(name) ?? { messages: 0, bytes: 0 }
    this.received.set(name, received)
    received.messages += 1
    received.bytes += bytes
  }
}
