import type { Refusal } from '@jawab/shared/protocol/refusals'
import { no, ok, unreachable, type Result } from '@jawab/shared/result'
import { seconds, type Instant } from '@jawab/shared/time'
import type { KeyCommand, StepFacts } from './commands.ts'
import { noted } from './notices.ts'
import type { Room } from './room.ts'

const INVITED_FOR = seconds(60)
/** More devices than any host has; the room's document stays small. */
export const MOST_HOST_KEYS = 10

/** [RM2] Lets further devices steer. */
export function changeKeys(room: Room, command: KeyCommand, { at }: StepFacts): Result<Room, Refusal> {
  switch (command.name) {
    case 'invite':
      return invite(room, command.by, command.codeHash, at)
    case 'renew':
      return renew(room, command.by, command.keyHash)
    case 'pair':
      return pair(room, command.codeHash, command.keyHash, at)
    case 'issue-key':
      return ok(noted(withKey(room, command.keyHash), at, 'host-added'))
    default:
      return unreachable(command)
  }
}

/** One code at a time: another one replaces it. A device that has been ended invites nobody. */
function invite(room: Room, by: string, codeHash: string, at: Instant): Result<Room, Refusal> {
  if (!room.hostKeyHashes.includes(by)) return no('host:ended')
  if (room.hostKeyHashes.length >= MOST_HOST_KEYS) return no('host:full')
  return ok({ ...room, invitation: { codeHash, until: at + INVITED_FOR } })
}

/**
 * A key that no other device has, since the link may be open on several. The one it came with stays valid until the
 * others are ended, so that nothing is lost with a lost reply.
 */
function renew(room: Room, by: string, keyHash: string): Result<Room, Refusal> {
  if (room.hostKeyHashes.includes(keyHash)) return ok(room)
  return room.hostKeyHashes.includes(by) ? ok(withKey(room, keyHash)) : no('host:ended')
}

/** A key that is in already came with a repeated request. */
function pair(room: Room, codeHash: string, keyHash: string, at: Instant): Result<Room, Refusal> {
  if (room.hostKeyHashes.includes(keyHash)) return ok(room)
  const { invitation, ...rest } = room
  if (invitation?.codeHash !== codeHash || at > invitation.until) return no('host:code')
  return ok(noted(withKey(rest, keyHash), at, 'host-added'))
}

/** Whoever owns the server is never kept out: where there is no room for a key, the oldest gives way. */
const withKey = (room: Room, keyHash: string): Room => ({
  ...room,
  hostKeyHashes: [...room.hostKeyHashes, keyHash].slice(-MOST_HOST_KEYS),
})

/** A code that is still on some screen opens nothing from now on. */
export function withdrawInvitation(room: Room): Room {
  if (!room.invitation) return room
  const { invitation: _withdrawn, ...rest } = room
  return rest
}

/** Only the device that asks goes on; a code that one of the others may have seen is withdrawn too. */
export function endOtherHosts(room: Room, keep: string, at: Instant): Result<Room, Refusal> {
  if (!room.hostKeyHashes.includes(keep)) return no('host:ended')
  return ok(noted({ ...withdrawInvitation(room), hostKeyHashes: [keep] }, at, 'hosts-ended'))
}
