import { createHash, timingSafeEqual } from 'node:crypto'
import { HOST_CODE_ALPHABET, HOST_CODE_LENGTH } from '@jawab/shared/host-code'
import type { Platform } from '../platform.ts'

/** A secret of so many random bytes, in letters that need no escaping. */
export const drawSecret = (platform: Platform, bytes: number) =>
  Buffer.from(platform.entropy(bytes)).toString('base64url')

/** Secrets are random and long, so one round of SHA-256 keeps them; they are stored in no other form. */
export const hashOf = (secret: string) => createHash('sha256').update(secret).digest('base64url')

/** Compares without telling by its duration where the two differ. */
export const matchesHash = (secret: string, hash: string) =>
  timingSafeEqual(Buffer.from(hashOf(secret)), Buffer.from(hash))

/** Sizes in bytes: ids, keys and tokens have 128 bits ([RM1], [ST2]), join codes 64 ([RM4]). */
export const KEY_BYTES = 16
export const CODE_BYTES = 8
export const SEAT_ID_BYTES = 8

/** [RM1] A PIN of so many digits, each equally likely. */
export function drawPin(platform: Platform, digits: number): string {
  const drawn: number[] = []
  while (drawn.length < digits) {
    // 250 is the largest multiple of ten in a byte: above it some digits would be likelier.
    drawn.push(...[...platform.entropy(digits * 2)].filter((byte) => byte < 250).map((byte) => byte % 10))
  }
  return drawn.slice(0, digits).join('')
}

/** [LG1] A code that a league is looked up by: read out like a host's, and too many of them to be tried. */
export const drawLeagueCode = (platform: Platform): string => drawHostCode(platform)

/** [RD9] A seed that nobody chose; short and plain, since it may be read out. No secret hangs on it. */
export const drawSeed = (platform: Platform): string => drawHostCode(platform).toLowerCase()

/** [RM2] A code for a further host device: short enough to be typed, and good for a minute only. */
export const drawHostCode = (platform: Platform): string =>
  // 32 signs divide the 256 values of a byte evenly.
  [...platform.entropy(HOST_CODE_LENGTH)].map((byte) => HOST_CODE_ALPHABET[byte % HOST_CODE_ALPHABET.length]).join('')
