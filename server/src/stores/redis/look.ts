import type { Calls } from './calls.ts'
import { roomKeys } from './keys.ts'
import { look } from './scripts/look.ts'
import type { Looked } from './seat-draft.ts'
import { parseRoom } from './stored-room.ts'
import { parseSeat, type SeatRow } from './stored-seat.ts'

/** A way to name a seat that must be looked at. */
export type Needed = readonly [by: 'id' | 'name' | 'request' | 'token', value: string | undefined]

type Reply = readonly [
  body: string,
  revision: string,
  settled: string,
  joined: number,
  taken: number,
  teams: readonly string[],
  seats: readonly (readonly [...SeatRow, total: string])[],
]

/** Reads in one step what decisions on these seats need; nothing where there is no such room. */
export async function lookAt({ read }: Calls, id: string, needed: readonly Needed[]): Promise<Looked | undefined> {
  const { room, seats, seen, order, names, requests, tokens, teams, totals } = roomKeys(id)
  const reply = await read<Reply | null>(
    look,
    [room, seats, seen, order, names, requests, tokens, teams, totals],
    needed.flatMap(([by, value]) => (value === undefined ? [] : [by, value])),
  )
  return reply ? parse(reply) : undefined
}

const parse = ([body, revision, settled, joined, taken, teams, seats]: Reply): Looked => ({
  room: parseRoom(body),
  revision: Number(revision),
  isSettled: settled !== '',
  joined,
  taken,
  inTeams: new Map(teams.flatMap((team, at) => (at % 2 === 0 ? [[team, Number(teams[at + 1])] as const] : []))),
  seats: seats.map(([seat, seenAt, number, total]) => ({ ...parseSeat([seat, seenAt, number]), total: Number(total) })),
})
