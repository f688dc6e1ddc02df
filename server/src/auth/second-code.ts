import { createHmac } from 'node:crypto'
import type { SecondCode } from '@jawab/shared/protocol/to-client'
import type { Instant } from '@jawab/shared/time'
import { codeEndsAt, codeWindow } from '@jawab/shared/clock/code-window'
import { hashOf, matchesHash } from './secrets.ts'

const DIGITS = 4
/** Reading and typing take time, so the codes of two windows before are taken too: 20 to 30 s for each. */
const WINDOWS_BACK = 2

/** [RM4] The code to show at this instant. It follows from the room's secret and the time, so that nothing is stored. */
export const secondCodeAt = (secret: string, at: Instant): SecondCode => ({
  digits: digitsOf(secret, codeWindow(at)),
  until: codeEndsAt(at),
})

/** [RM4] Whether somebody has seen the screen within the last few seconds. */
export function isSecondCode(secret: string, given: string, at: Instant): boolean {
  const now = codeWindow(at)
  const windows = Array.from({ length: WINDOWS_BACK + 1 }, (_, back) => now - back)
  return windows.some((window) => matchesHash(given, hashOf(digitsOf(secret, window))))
}

/** Of 48 bits, so that no code is likelier than another to speak of. */
function digitsOf(secret: string, window: number): string {
  const drawn = createHmac('sha256', secret).update(String(window)).digest().readUIntBE(0, 6)
  return String(drawn % 10 ** DIGITS).padStart(DIGITS, '0')
}
