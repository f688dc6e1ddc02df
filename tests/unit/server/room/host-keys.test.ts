import { seconds, type Instant } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import type { Command } from '../../../../server/src/room/commands.ts'
import { MOST_HOST_KEYS } from '../../../../server/src/room/host-keys.ts'
import type { Room } from '../../../../server/src/room/room.ts'
import { step } from '../../../../server/src/room/step.ts'
import { NOON } from '../../../support/platform.ts'
import { after as later, aRoom } from '../../../support/rooms.ts'
import { after, facts } from './steps.ts'

const LAPTOP = 'hash-of-host-key'
const PHONE = 'hash-of-phone-key'

const invite = (codeHash = 'code', by = LAPTOP): Command => ({ name: 'invite', by, codeHash })
const pair = (codeHash = 'code', keyHash = PHONE): Command => ({ name: 'pair', codeHash, keyHash })
const endOthers = (keep: string, request = 'end'): Command => ({ name: 'end-hosts', request, keep })
const withdraw: Command = { name: 'withdraw', request: 'withdraw' }

const refusalOf = (room: Room, command: Command, at: Instant = NOON) => {
  const done = step(room, command, facts(at))
  return done.ok ? undefined : done.reason
}
const invited = after(aRoom(), invite(), NOON)
const paired = after(invited, pair(), later(seconds(60)))

describe('[RM2] a code lets one more device steer', () => {
  test('up to a minute after it was drawn', () => {
    expect(paired).toMatchObject({ hostKeyHashes: [LAPTOP, PHONE], notices: [{ about: 'host-added' }] })
    expect(refusalOf(invited, pair(), later(seconds(60) + 1))).toBe('host:code')
  })

  test('once, and a repeat of the same pairing changes nothing', () => {
    expect(refusalOf(paired, pair('code', 'another key'))).toBe('host:code')
    expect(after(paired, pair(), later(seconds(90)))).toBe(paired)
  })

  test('and no other code does', () => {
    expect(refusalOf(invited, pair('other'))).toBe('host:code')
    expect(refusalOf(aRoom(), pair())).toBe('host:code')
  })

  test('until another code replaces it', () => {
    const again = after(invited, invite('second code'), NOON)
    expect(refusalOf(again, pair('code'))).toBe('host:code')
    expect(after(again, pair('second code'), NOON).hostKeyHashes).toEqual([LAPTOP, PHONE])
  })

  test('or until it is withdrawn', () => {
    expect(refusalOf(after(invited, withdraw, NOON), pair())).toBe('host:code')
    expect(after(aRoom(), withdraw, NOON)).toEqual(aRoom())
  })

  test('as long as there is room for a key', () => {
    const full = aRoom({
      hostKeyHashes: [LAPTOP, ...Array.from({ length: MOST_HOST_KEYS - 1 }, (_, at) => `key ${at}`)],
    })
    expect(refusalOf(full, invite())).toBe('host:full')
  })
})

describe('[RM2] a device ends all others', () => {
  test('and keeps its own key alone', () => {
    expect(after(paired, endOthers(PHONE), NOON)).toMatchObject({
      hostKeyHashes: [PHONE],
      notices: [{ about: 'hosts-ended' }, { about: 'host-added' }],
    })
  })

  test('a code that is out is withdrawn too', () => {
    const inviting = after(paired, invite(), NOON)
    expect(refusalOf(after(inviting, endOthers(PHONE), NOON), pair('code', 'third key'))).toBe('host:code')
  })

  test('and what was ended neither invites nor ends', () => {
    const alone = after(paired, endOthers(PHONE), NOON)
    expect(refusalOf(alone, invite('code', LAPTOP))).toBe('host:ended')
    expect(refusalOf(alone, endOthers(LAPTOP, 'another request'))).toBe('host:ended')
  })

  test('once: a repeat that comes late ends nobody who was let in since', () => {
    const alone = after(paired, endOthers(LAPTOP), NOON)
    const again = after(after(alone, invite(), NOON), pair(), NOON)
    expect(after(again, endOthers(LAPTOP), NOON)).toBe(again)
  })
})

describe('[RM2] a device takes a key that no other one has', () => {
  const renew = (by: string): Command => ({ name: 'renew', by, keyHash: 'fresh' })

  test('beside the one it came with, once, and without a word on the consoles', () => {
    const renewed = after(paired, renew(LAPTOP), NOON)
    expect(renewed.hostKeyHashes).toEqual([LAPTOP, PHONE, 'fresh'])
    expect(renewed.notices).toEqual(paired.notices)
    expect(after(renewed, renew(LAPTOP), NOON)).toBe(renewed)
  })

  test('but only as long as it may steer', () => {
    expect(refusalOf(after(paired, endOthers(PHONE), NOON), renew(LAPTOP))).toBe('host:ended')
  })
})

describe('[RM2] a key in place of a lost one', () => {
  const issue = (keyHash: string): Command => ({ name: 'issue-key', keyHash })

  test('is one more', () => {
    expect(after(aRoom(), issue('new'), NOON).hostKeyHashes).toEqual([LAPTOP, 'new'])
  })

  test('takes the place of the oldest when all are given out, since who owns the server is never kept out', () => {
    const keys = Array.from({ length: MOST_HOST_KEYS + 1 }, (_, at) => `key ${at}`)
    const room = keys.reduce((before, key) => after(before, issue(key), NOON), aRoom({ hostKeyHashes: [] }))
    expect(room.hostKeyHashes).toEqual(keys.slice(1))
  })
})
