import type { Refusal } from '@jawab/shared/protocol/refusals'
import { no, ok, type Result } from '@jawab/shared/result'
import type { Instant } from '@jawab/shared/time'
import { isSecondCode } from './second-code.ts'
import { matchesHash } from './secrets.ts'
import type { AddressLimits } from '../limits/address-limits.ts'
import type { Counters } from '../limits/counters.ts'
import { createGuesses } from '../limits/guesses.ts'
import type { Limits } from '../limits/limits.ts'
import { createTokenBucket, type TokenBucket } from '../limits/token-bucket.ts'
import type { Platform } from '../platform.ts'
import type { Room } from '../room/room.ts'
import type { RoomStore } from '../stores/store.ts'

/** Who may come in, and how fast ([RM4]). */
export type Admission = {
  /** The room behind a PIN. With the code of the QR link, or of the screen's, no limit is touched. */
  roomByPin(address: string, pin: string, code?: string): Promise<Result<Room, 'room:unknown' | 'rate:limited'>>
  /** The room behind a PIN, for somebody who holds its host key. */
  roomByKey(
    address: string,
    pin: string,
    key: string,
  ): Promise<Result<Room, 'room:unknown' | 'host:key' | 'rate:limited'>>
  /**
   * The room behind a PIN, for somebody who shows a one-use code that `pair` decides on. A code is short, so here even
   * a right one is refused once tries are used up.
   */
  roomByCode<Paired>(
    address: string,
    pin: string,
    pair: (room: Room) => Promise<Result<Paired, Refusal>>,
  ): Promise<Result<{ room: Room; paired: Paired }, Refusal>>
  /** A seat is being asked for by token and was not found: counts like a wrong PIN. */
  refuseToken(address: string, refusal: Refusal): Promise<Refusal>
  /** Why a newcomer's second code does not let it in; nothing when it does, or when the room asks for none. */
  refuseCode(address: string, room: Room, given?: string): Promise<CodeRefusal | undefined>
  /** Waits until it is this newcomer's turn and tells when that is; false when the crowd at the door is too large. */
  waitForTurn(room: string, tell: (at: Instant) => void): Promise<boolean>
  /** No device of the room is here any more. */
  forget(room: string): void
}

type CodeRefusal = 'seat:code-needed' | 'seat:code-wrong' | 'seat:code-limited'

type AdmissionParts = {
  readonly store: RoomStore
  readonly platform: Platform
  readonly limits: Limits
  readonly addresses: AddressLimits
  readonly counters: Counters
}

export function createAdmission({ store, platform, limits, addresses, counters }: AdmissionParts): Admission {
  const doors = new Map<string, TokenBucket>()
  const guesses = createGuesses(limits, counters)
  return {
    roomByPin,
    roomByKey,
    roomByCode,
    refuseToken,
    refuseCode,
    waitForTurn,
    forget: (room) => void doors.delete(room),
  }

  async function roomByPin(address: string, pin: string, code?: string) {
    const room = await find(pin)
    if (room && (code === room.joinCode || code === room.screenCode)) return ok(room)
    if (await addresses.pins.areUsedUp(address)) return no('rate:limited' as const)
    if (room) return ok(room)
    await addresses.pins.failed(address)
    return no('room:unknown' as const)
  }

  async function roomByKey(address: string, pin: string, key: string) {
    const room = await find(pin)
    if (room?.hostKeyHashes.some((hash) => matchesHash(key, hash))) return ok(room)
    if (await addresses.keys.areUsedUp(address)) return no('rate:limited' as const)
    await addresses.keys.failed(address)
    return no(room ? ('host:key' as const) : ('room:unknown' as const))
  }

  async function roomByCode<Paired>(
    address: string,
    pin: string,
    pair: (room: Room) => Promise<Result<Paired, Refusal>>,
  ) {
    if (!(await addresses.keys.spend(address))) return no('rate:limited' as const)
    const room = await find(pin)
    if (!room) return no('room:unknown' as const)
    const paired = await pair(room)
    if (!paired.ok) return paired
    await addresses.keys.giveBack(address)
    return ok({ room, paired: paired.value })
  }

  async function refuseToken(address: string, refusal: Refusal): Promise<Refusal> {
    if (await addresses.pins.areUsedUp(address)) return 'rate:limited'
    await addresses.pins.failed(address)
    return refusal
  }

  async function refuseCode(address: string, room: Room, given?: string): Promise<CodeRefusal | undefined> {
    if (!room.door.secondCode) return undefined
    if (given === undefined) return 'seat:code-needed'
    const paid = await guesses.pay(room.id, address)
    if (!paid) return 'seat:code-limited'
    if (!isSecondCode(room.codeSecret, given, store.now())) return 'seat:code-wrong'
    await paid.wasRight()
    return undefined
  }

  async function find(pin: string) {
    const id = await store.findRoom(pin)
    return id === undefined ? undefined : store.read(id)
  }

  async function waitForTurn(room: string, tell: (at: Instant) => void): Promise<boolean> {
    const door = doors.get(room) ?? createTokenBucket(limits.joins)
    doors.set(room, door)
    const wait = door.reserve(platform.monotonic())
    if (wait > limits.longestJoinWait) return false
    if (wait <= 0) return true
    tell(store.now() + wait)
    await new Promise<void>((resolve) => platform.after(wait, resolve))
    return true
  }
}
