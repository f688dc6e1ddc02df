import type { hostDo as hostDoSchema } from '@jawab/shared/protocol/payloads'
import { nameKey, readName } from '@jawab/shared/teams/names'
import type { InferOutput } from 'valibot'
import type { Command } from '../room/commands.ts'
import type { SeatChange } from '../room/seat-changes.ts'
import { isAtDoor, type Seat } from '../room/seats.ts'
import { sayBye, type Connection, type HostRole } from './connection.ts'
import { deal } from './dealing.ts'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import { refused, type GatewayParts } from './handler.ts'
import { helpWith, repairKey } from './repairing.ts'

type Asked = InferOutput<typeof hostDoSchema>
type ClearCommand = Extract<Asked, { command: 'clear' }>
type AdmitCommand = Extract<Asked, { command: 'admit' }>
type PlanCommand = Extract<Asked, { command: 'plan' }>
type DoorCommand = Extract<Asked, { command: 'door' }>
type SeatCommand = Extract<Asked, { command: 'kick' | 'move' | 'rename' }>

/** Carries out a host's command; the reply shows where the game stands, refused or not. */
export async function hostDo(asked: Asked, connection: Connection, parts: GatewayParts) {
  const { role } = connection
  if (role?.kind !== 'host') return refused('host:key')

  if (await isEnded(role, parts)) {
    sayBye(connection, 'host:ended')
    return refused('host:ended')
  }
  const refusal = await carryOut(asked, role, parts)
  await parts.watch.lookNow(role.room)
  const view = parts.audiences.hostViewShown(role.room, role.lang)
  if (!view) return refused('room:ended')
  if (!refusal) return { ok: true as const, view }
  const help = 'round' in asked ? await helpWith(refusal, asked.round, role, parts) : {}
  return refused(refusal, { view, ...help })
}

/** [RM2] This node may not have heard yet that the device has been ended. */
export async function isEnded({ room: id, keyHash }: HostRole, { store }: GatewayParts): Promise<boolean> {
  const room = await store.read(id)
  return room !== undefined && !room.hostKeyHashes.includes(keyHash)
}

async function carryOut(asked: Asked, { room, keyHash }: HostRole, parts: GatewayParts): Promise<Refusal | undefined> {
  switch (asked.command) {
    case 'rekey':
    case 'accept':
      return repairKey(asked, room, parts)
    case 'kick':
    case 'move':
    case 'rename':
      return changeSeatOf(asked, room, parts)
    case 'deal':
      return deal(asked, room, parts)
    case 'clear':
      return clear(asked, room, parts)
    case 'admit':
      return admit(asked, room, parts)
    case 'door':
      return setDoor(asked, room, parts)
    case 'end-hosts':
      return refusalOf(await parts.runner.carryOut(room, { name: 'end-hosts', request: asked.request, keep: keyHash }))
    case 'sudden-death':
      return refusalOf(await parts.games.suddenDeath(room, asked.request))
    case 'again':
      return refusalOf(await parts.games.again(room, asked.request))
    case 'plan':
      return refusalOf(await changePlan(asked, room, parts))
    default: {
      const { command: name, ...rest } = asked
      return refusalOf(await parts.runner.carryOut(room, { name, ...rest } as Command))
    }
  }
}

/** What is added is drawn first; all else the rules decide. */
const changePlan = ({ request, edit }: PlanCommand, room: string, { games, runner }: GatewayParts) =>
  edit.do === 'add' ? games.add(room, request, edit.wish) : runner.carryOut(room, { name: 'plan', request, edit })

/** [ST4] Renames, moves or removes a seat, and notes it in the room; a repeat finds the note and does nothing. */
async function changeSeatOf(asked: SeatCommand, room: string, { store, runner }: GatewayParts) {
  if ((await store.read(room))?.requests.includes(asked.request)) return undefined
  const change = readSeatCommand(asked)
  if (typeof change === 'string') return change
  const changed = await store.changeSeat(room, asked.seat, change)
  if (!changed.ok) return changed.reason

  const { name: detail, waiting } = changed.value
  const about = ({ kick: waiting ? 'turned-away' : 'kicked', move: 'moved', rename: 'renamed' } as const)[asked.command]
  return refusalOf(await runner.carryOut(room, { name: 'note', request: asked.request, about, detail }))
}

/** [RM4] Lets in who waits, one or all, and notes it; who is in already, or gone, is left as it is. */
async function admit({ seat: one, request }: AdmitCommand, room: string, { store, runner }: GatewayParts) {
  if ((await store.read(room))?.requests.includes(request)) return undefined
  const waiting = (await store.seats(room)).filter((seat) => isAtDoor(seat) && (one === undefined || seat.id === one))
  const changed = await Promise.all(waiting.map(({ id }) => store.changeSeat(room, id, { letInAt: store.now() })))
  const names = changed.flatMap((done) => (done.ok ? [done.value.name] : []))
  const [name] = names
  if (name === undefined) return undefined

  const note = names.length === 1 ? ({ about: 'let-in', detail: name } as const) : allIn(names.length)
  return refusalOf(await runner.carryOut(room, { name: 'note', request, ...note }))
}

const allIn = (count: number) => ({ about: 'all-let-in', detail: String(count) }) as const

/** [ST4] Removes many at once, as scripts come in, and notes how many. */
async function clear({ since, prefix, request }: ClearCommand, room: string, { store, runner }: GatewayParts) {
  if ((await store.read(room))?.requests.includes(request)) return undefined
  const isMeant = ({ removed, joinedAt, nameKey: key }: Seat) =>
    !removed && joinedAt >= since && key.startsWith(nameKey(prefix.trim()))
  const meant = (await store.seats(room)).filter(isMeant)
  const changed = await Promise.all(meant.map(({ id }) => store.changeSeat(room, id, { removed: true })))
  const detail = String(changed.filter(({ ok }) => ok).length)
  return refusalOf(await runner.carryOut(room, { name: 'note', request, about: 'cleared', detail }))
}

/** [RM4] Sets the switches; where nobody has to wait any more, who waited so far is let in. */
async function setDoor({ command: name, ...asked }: DoorCommand, room: string, parts: GatewayParts) {
  const refusal = refusalOf(await parts.runner.carryOut(room, { name, ...asked }))
  if (refusal || asked.approve !== false) return refusal
  return admit({ command: 'admit', request: `${asked.request} in` }, room, parts)
}

function readSeatCommand(asked: SeatCommand): SeatChange | Refusal {
  if (asked.command === 'kick') return { removed: true }
  if (asked.command === 'move') return { team: asked.team }
  const name = readName(asked.name)
  return name.ok ? { name: name.value, nameKey: nameKey(name.value) } : name.reason
}

const refusalOf = (done: { ok: true } | { ok: false; reason: Refusal }) => (done.ok ? undefined : done.reason)
