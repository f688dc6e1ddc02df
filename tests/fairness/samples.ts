import type { Millis } from '@jawab/shared/time'
import type { Cheat } from './plan.ts'
import type { GivenTap, PlayedPhone, PlayedRoom } from './played.ts'
import { worthOf } from './worth.ts'

/** An answer with who gave it, where. */
export type Sample = GivenTap & { readonly room: PlayedRoom; readonly phone: PlayedPhone }

/** What honest people answered who read and then tap, where nobody has more time. */
export const honestSamples = (rooms: readonly PlayedRoom[]): Sample[] => samplesOf(rooms.filter(isUsual), isHonest)

/** Their phones. */
export const honestPhones = (rooms: readonly PlayedRoom[]): PlayedPhone[] =>
  rooms.filter(isUsual).flatMap(({ phones }) => phones.filter(isHonest))

const isUsual = ({ timeFactor }: PlayedRoom) => timeFactor === undefined
const isHonest = ({ cheat, pace }: PlayedPhone) => cheat === undefined && pace === 'reading'

export const cheatedSamples = (rooms: readonly PlayedRoom[], wanted: Cheat): Sample[] =>
  samplesOf(rooms, ({ cheat }) => cheat === wanted)

const samplesOf = (rooms: readonly PlayedRoom[], isWanted: (phone: PlayedPhone) => boolean): Sample[] =>
  rooms.flatMap((room) =>
    room.phones.filter(isWanted).flatMap((phone) => phone.taps.map((tap) => ({ ...tap, room, phone }))),
  )

/** In thousandths of full marks: what the time that the player really took is worth, less what was counted. */
export function lostIn({ room, phone, trueMs, receipt }: Sample): number {
  const factor = phone.cheat === 'more-time' ? room.timeFactor : undefined
  const got = receipt ? worthOf(room, receipt.countedMs, factor) : 0
  return worthOf(room, trueMs) - got
}

/** By how much the counted time is more than the true one; nothing where nothing was counted. */
export const errorsOf = (samples: readonly Sample[]): Millis[] =>
  samples.flatMap(({ trueMs, receipt }) => (receipt ? [receipt.countedMs - trueMs] : []))

/** How much less each answer lost than the same player's same answer: by another phone, in the same room. */
export function comparedWith(samples: readonly Sample[], isTwin: (twin: PlayedPhone, of: PlayedPhone) => boolean) {
  return samples.flatMap((sample) => {
    const twin = sample.room.phones.find((phone) => isSamePlayer(phone, sample.phone) && isTwin(phone, sample.phone))
    const tap = twin?.taps.find(({ round, at }) => round === sample.round && at === sample.at)
    return twin && tap ? [lostIn({ ...tap, room: sample.room, phone: twin }) - lostIn(sample)] : []
  })
}

const isSamePlayer = (one: PlayedPhone, other: PlayedPhone) => one.player === other.player && one.pace === other.pace
