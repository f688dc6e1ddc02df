import { readHostCode } from '@jawab/shared/host-code'
import type { Refusal } from '@jawab/shared/protocol/refusals'
import { no, ok, type Result } from '@jawab/shared/result'
import type { Instant } from '@jawab/shared/time'
import { drawHostCode, drawSecret, hashOf, KEY_BYTES } from '../auth/secrets.ts'
import type { Platform } from '../platform.ts'
import type { Runner } from './runner.ts'

/** [RM2] Hands out what lets further devices steer. A key is told once, to the device it is for, and kept as a hash. */
export type HostKeys = {
  /** A one-use code, for the device that asks with the key of this hash. */
  invite(room: string, by: string): Promise<Result<{ code: string; expiresAt: Instant }, Refusal>>
  /** A key for the device that shows the code; a repeated request gets its key again. */
  pair(room: string, typed: string, request: string): Promise<Result<string, Refusal>>
  /** A key that no other device has, for one that came with the key of this hash; repeated like a pairing. */
  renew(room: string, by: string, request: string): Promise<Result<string, Refusal>>
  /** A key in place of a lost one. */
  issue(room: string): Promise<Result<string, Refusal>>
}

export function createHostKeys({ platform, runner }: { platform: Platform; runner: Runner }): HostKeys {
  return { invite, pair, renew, issue }

  async function invite(room: string, by: string) {
    const code = drawHostCode(platform)
    const invited = await runner.carryOut(room, { name: 'invite', by, codeHash: hashOf(code) })
    if (!invited.ok) return invited
    const { invitation } = invited.value
    return invitation ? ok({ code, expiresAt: invitation.until }) : no('host:code' as const)
  }

  async function pair(room: string, typed: string, request: string) {
    const hostKey = keyOf(room, request)
    const codeHash = hashOf(readHostCode(typed))
    const paired = await runner.carryOut(room, { name: 'pair', codeHash, keyHash: hashOf(hostKey) })
    return paired.ok ? ok(hostKey) : paired
  }

  async function renew(room: string, by: string, request: string) {
    const hostKey = keyOf(room, request)
    const renewed = await runner.carryOut(room, { name: 'renew', by, keyHash: hashOf(hostKey) })
    return renewed.ok ? ok(hostKey) : renewed
  }

  async function issue(room: string) {
    const hostKey = drawSecret(platform, KEY_BYTES)
    const issued = await runner.carryOut(room, { name: 'issue-key', keyHash: hashOf(hostKey) })
    return issued.ok ? ok(hostKey) : issued
  }
}

/** Follows from two secrets of 128 bits instead of being drawn, so that a lost reply can be repeated and no key kept. */
const keyOf = (room: string, request: string) => hashOf(`${room} ${request}`)
