// The process of the phones: it is sent a `Call`, takes the seats, plays until it is sent anything else, and says what was.
import { once } from 'node:events'
import { setTimeout as pass } from 'node:timers/promises'
import { notedSocket } from '../faults/lab/noted-socket.ts'
import { watchLag } from './lag.ts'
import { phoneFor } from './phone-for.ts'
import type { Call, Said } from './phones.ts'

/** They come as people do: not all in the same instant. */
const JOINS_APART = 5

const [call] = (await once(process, 'message')) as [Call]
const rooms = call.rooms.map(({ plan: { phones, ...room }, pin, code, bases }) => ({
  room,
  phones: phones.map((plan, at) =>
    phoneFor({
      plan,
      room,
      door: { pin, code },
      socket: (note, show) => notedSocket(bases[at] ?? '', note, show),
      name: `Phone ${at + 1}`,
    }),
  ),
}))

const joins: Promise<void>[] = []
for (const phone of rooms.flatMap(({ phones }) => phones)) {
  joins.push(phone.join())
  await pass(JOINS_APART)
}
await Promise.all(joins)
tell('seated')
const lagSoFar = watchLag()
await once(process, 'message')
tell({
  lag: lagSoFar(),
  rooms: rooms.map(({ room, phones }) => ({ ...room, phones: phones.map((phone) => phone.leave()) })),
})
// Whoever ends before that is read may be taken for one who said nothing.
await once(process, 'disconnect')
process.exit()

function tell(said: Said) {
  process.send?.(said)
}
