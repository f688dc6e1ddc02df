// A crowd of phones, in a process of its own so that what they do is not counted as the server's.
import { setTimeout as pass } from 'node:timers/promises'
import { seededRandom } from '@jawab/shared/random'
import type { Millis } from '@jawab/shared/time'
import type { Received } from './line.ts'
import { machineNow, Phone, type RoundNotes } from './phone.ts'
import { Book, type Stage } from './round-book.ts'

/** What a crowd is told to do. `join` ends with everybody seated, or with who was not. */
export type Order =
  | {
      readonly order: 'join'
      readonly bases: readonly string[]
      readonly rooms: readonly { readonly pin: string; readonly code: string }[]
      /** In each room. */
      readonly players: number
      /** They dial spread over so long. */
      readonly within: Millis
      readonly window: Millis
      readonly seed: string
    }
  | { readonly order: Stage; readonly round: number }
  | { readonly order: 'received' }

export type Joined = { readonly took: Millis; readonly refused: readonly string[] }
/** What each phone noted of the round, and what the first one heard in it. */
export type Round = { readonly notes: readonly RoundNotes[] }
/** What all phones have received since they were asked last, by event. */
export type AllReceived = {
  readonly byName: Readonly<Record<string, Received>>
  /** All that one phone heard, in order. */
  readonly heard: readonly (readonly [name: string, said: unknown])[]
}

const phones: Phone[] = []
const rounds = new Map<number, Book>()
let heard: [name: string, said: unknown][] = []

process.on('message', (order: Order) => void obey(order).then((said) => process.send?.(said)))

function obey(order: Order): Promise<Joined | Round | AllReceived> {
  if (order.order === 'join') return join(order)
  if (order.order === 'received') return Promise.resolve(takeReceived())
  return bookOf(order.round).full(order.order)
}

async function join({ bases, rooms, players, within, window, seed }: Extract<Order, { order: 'join' }>) {
  const began = machineNow()
  const everybody = rooms.flatMap(({ pin, code }, room) => Array.from({ length: players }, () => ({ pin, code, room })))
  const refused: string[] = []
  const joining = everybody.map(async ({ pin, code, room }, at) => {
    await pass((within * at) / everybody.length)
    const base = bases[at % bases.length] ?? ''
    const name = `Player ${room}-${at}`
    const phone: Phone = new Phone({
      base,
      room: pin,
      code,
      name,
      random: seededRandom(`${seed} ${name}`),
      window,
      noted: (round, note) => bookOf(round).note(phone, note),
      ...(at === 0 ? { heard: (event, said) => void heard.push([event, said]) } : {}),
    })
    phones.push(phone)
    await phone.join().catch((error: unknown) => void refused.push(String(error)))
  })
  await Promise.all(joining)
  return { took: machineNow() - began, refused }
}

function bookOf(round: number): Book {
  const known = rounds.get(round)
  if (known) return known
  const book = new Book(phones)
  rounds.set(round, book)
  return book
}

function takeReceived(): AllReceived {
  const byName: Record<string, Received> = {}
  for (const { line } of phones) {
    for (const [name, { messages, bytes }] of line.received) {
      const all = (byName[name] ??= { messages: 0, bytes: 0 })
      all.messages += messages
      all.bytes += bytes
    }
    line.received.clear()
  }
  const said = { byName, heard }
  heard = []
  return said
}
