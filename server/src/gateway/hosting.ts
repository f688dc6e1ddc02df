import type { hostDo as hostDoSchema } from '@jawab/shared/protocol/payloads'
import { nameKey, readName } from '@jawab/shared/teams/names'
import type { InferOutput } from 'valibot'
import type { Command } from '../room/commands.ts'
import type { Connection } from './connection.ts'
import { hostView } from '../room/views.ts'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import { refused, type GatewayParts } from './handler.ts'
import type { SeatChange } from '../stores/store.ts'

type Asked = InferOutput<typeof hostDoSchema>
type SeatCommand = Extract<Asked, { command: 'kick' | 'move' | 'rename' }>

/** Carries out a host's command; the reply shows where the game stands, refused or not. */
export async function hostDo(asked: Asked, connection: Connection, parts: GatewayParts) {
  const { role } = connection
  if (role?.kind !== 'host') return refused('host:key')

  const refusal = await carryOut(asked, role.room, parts)
  const scene = await parts.currentScene(role.room)
  if (!scene) return refused('room:ended')
  const view = hostView(scene, role.lang)
  return refusal ? refused(refusal, { view }) : { ok: true as const, view }
}

async function carryOut(asked: Asked, room: string, parts: GatewayParts): Promise<Refusal | undefined> {
  switch (asked.command) {
    case 'rekey':
    case 'accept':
      return `not-yet:${asked.command}`
    case 'kick':
    case 'move':
    case 'rename':
      return changeSeatOf(asked, room, parts)
    case 'again':
      return refusalOf(await parts.games.again(room, asked.request))
    default: {
      const { command: name, ...rest } = asked
      return refusalOf(await parts.runner.carryOut(room, { name, ...rest } as Command))
    }
  }
}

/** [ST4] Renames, moves or removes a seat, and notes it in the room; a repeat finds the note and does nothing. */
async function changeSeatOf(asked: SeatCommand, room: string, { store, runner }: GatewayParts) {
  if ((await store.read(room))?.requests.includes(asked.request)) return undefined
  const change = readSeatCommand(asked)
  if (typeof change === 'string') return change
  const changed = await store.changeSeat(room, asked.seat, change)
  if (!changed.ok) return changed.reason

  const about = ({ kick: 'kicked', move: 'moved', rename: 'renamed' } as const)[asked.command]
  const detail = changed.value.name
  return refusalOf(await runner.carryOut(room, { name: 'note', request: asked.request, about, detail }))
}

function readSeatCommand(asked: SeatCommand): SeatChange | Refusal {
  if (asked.command === 'kick') return { removed: true }
  if (asked.command === 'move') return { team: asked.team }
  const name = readName(asked.name)
  return name.ok ? { name: name.value, nameKey: nameKey(name.value) } : name.reason
}

const refusalOf = (done: { ok: true } | { ok: false; reason: Refusal }) => (done.ok ? undefined : done.reason)
