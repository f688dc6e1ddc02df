import type { hostDo } from '@jawab/shared/protocol/payloads'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import { seededRandom } from '@jawab/shared/random'
import type { InferOutput } from 'valibot'
import { dealTeams } from '../room/dealing.ts'
import { isBetweenRounds, type Room } from '../room/room.ts'
import { isIn } from '../room/seats.ts'
import type { GatewayParts } from './handler.ts'

type DealCommand = Extract<InferOutput<typeof hostDo>, { command: 'deal' }>

/**
 * [TE1] Deals everybody anew between two rounds, by chance or by points so far, and notes how many have changed team; a
 * repeat finds the note and does nothing.
 */
export async function deal(
  { by, request }: DealCommand,
  id: string,
  parts: GatewayParts,
): Promise<Refusal | undefined> {
  const { store, runner } = parts
  const room = await store.read(id)
  if (!room) return 'room:ended'
  if (room.requests.includes(request)) return undefined
  const refusal = refusalToDeal(room)
  if (refusal) return refusal

  const moved = await moveSeats(room, by, parts)
  const noted = await runner.carryOut(id, { name: 'note', request, about: 'dealt', detail: String(moved) })
  return noted.ok ? undefined : noted.reason
}

function refusalToDeal(room: Room): Refusal | undefined {
  if (room.teams.length === 0 || room.phase.name === 'finished') return 'step:impossible'
  return isBetweenRounds(room) ? undefined : 'step:too-soon'
}

async function moveSeats(room: Room, by: DealCommand['by'], { store, scores }: GatewayParts): Promise<number> {
  const { people } = (await scores.of(room)).totals
  const seats = (await store.seats(room.id)).filter(isIn)
  const teamOf = dealTeams(room.teams, seats, {
    // What repeats a deal that was cut short deals the same; the note makes the next one another.
    random: seededRandom(`${room.rules.seed} deal ${room.version}`),
    ...(by === 'results' ? { pointsOf: (seat: string) => people.get(seat) ?? 0 } : {}),
    at: store.now(),
  })
  const moves = seats.flatMap((seat) => {
    const team = teamOf.get(seat.id)
    return team === undefined || team === seat.team ? [] : [{ seat: seat.id, team }]
  })
  await Promise.all(moves.map(({ seat, team }) => store.changeSeat(room.id, seat, { team })))
  return moves.length
}
