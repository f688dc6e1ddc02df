import type { Evidence, Problem } from './evidence.ts'
import { linesAbout, type DeviceLog } from './log.ts'

/** The seat that a player took. */
export const seatOf = (player: DeviceLog) => linesAbout(player, 'seated')[0]?.seat

/** [ST2] Every player has one seat to the end, and the room has as many as there are players. */
export function checkSeats({ players, record }: Evidence): Problem[] {
  const inRoom = record.seats.filter(({ removed }) => !removed)
  const known = new Set(inRoom.map(({ id }) => id))
  const owners = new Set(players.map(seatOf))
  const strangers = inRoom.filter(({ id }) => !owners.has(id))
  return [
    ...players.flatMap((player) => checkPlayer(player, known)),
    ...strangers.map(({ id, name }): Problem => ({ what: 'seat:double', detail: `${id} (${name}) is nobody's` })),
  ]
}

function checkPlayer(player: DeviceLog, known: ReadonlySet<string>): Problem[] {
  const seats = [...new Set(linesAbout(player, 'seated').map(({ seat }) => seat))]
  const [first] = seats
  const refused = linesAbout(player, 'refused').filter(({ refusal }) => refusal === 'seat:unknown')
  const isLost = first === undefined || !known.has(first) || refused.length > 0
  return [
    ...(isLost ? [{ what: 'seat:lost' as const, detail: `${player.who}, who had ${first ?? 'none'}` }] : []),
    ...(seats.length > 1 ? [{ what: 'seat:double' as const, detail: `${player.who} had ${seats.join(', ')}` }] : []),
  ]
}
