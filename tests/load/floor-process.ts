// Plain socket.io that sends what Jawab sends: no rules, no validation, no storage. What it says it is told by the bench.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { collectDefaultMetrics, Registry } from 'prom-client'
import { Server, type Socket } from 'socket.io'
import { HEARTBEAT } from '../../server/src/gateway/heartbeat.ts'

/** What a phone is answered, as a real server answered one. */
export type Replies = { readonly seat: object; readonly receipt: object }
export type FloorOrder =
  | { readonly order: 'replies'; readonly replies: Replies }
  /** To everybody, encoded once; to the members of each team, encoded once for each; or to each alone. */
  | { readonly order: 'publish' | 'teams' | 'each'; readonly name: string; readonly said: unknown }
  /** [TM2] As a server measures each line. */
  | { readonly order: 'measure' }

const EVERYBODY = 'everybody'
const teams = Array.from({ length: Number(process.argv[2]) }, (_, at) => `team ${at}`)

const register = new Registry()
collectDefaultMetrics({ register })
const http = createServer((_request, response) => void register.metrics().then((text) => response.end(text)))
const io = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false, ...HEARTBEAT })
const phones = new Set<Socket>()
let replies: Replies = { seat: {}, receipt: {} }

io.on('connection', (socket) => {
  socket.on('seat:take', ({ room }: { room: string }, reply: (said: object) => void) => {
    phones.add(socket)
    void socket.join([room, EVERYBODY, teams[phones.size % teams.length] ?? ''])
    reply(replies.seat)
  })
  socket.on('clock:probe', (_asked: object, reply: (said: object) => void) => reply({ ok: true, now: Date.now() }))
  socket.on('answer:submit', (_asked: object, reply: (said: object) => void) => reply(replies.receipt))
  socket.on('disconnect', () => phones.delete(socket))
})

process.on('message', (order: FloorOrder) => {
  obey(order)
  process.send?.('done')
})

function obey(order: FloorOrder) {
  if (order.order === 'replies') replies = order.replies
  if (order.order === 'publish') io.to(EVERYBODY).emit(order.name, order.said)
  if (order.order === 'teams') for (const team of teams) io.to(team).volatile.emit(order.name, order.said)
  if (order.order === 'each') for (const phone of phones) phone.emit(order.name, order.said)
  if (order.order === 'measure') {
    for (const phone of phones) phone.emit('echo', { nonce: 'AAAAAAAAAAAAAAAA' }, () => {})
  }
}

http.listen(0, '127.0.0.1', () => process.send?.((http.address() as AddressInfo).port))
