import type { Config } from '../config.ts'
import type { Platform } from '../platform.ts'
import { drawSecret, hashOf, KEY_BYTES, matchesHash } from './secrets.ts'

/** Lets its holder make rooms. Valid until the server stops. */
export type StartKey = {
  opens(key: string | undefined): boolean
  /** To be printed in the host link; a password is its owner's to know and is never printed. */
  readonly printable?: string
}

export function createStartKey({ from, secret }: Config['startKey'], platform: Platform): StartKey {
  const key = secret ?? drawSecret(platform, KEY_BYTES)
  const hash = hashOf(key)
  return {
    opens: (given) => given !== undefined && matchesHash(given, hash),
    ...(from === 'password' ? {} : { printable: key }),
  }
}
