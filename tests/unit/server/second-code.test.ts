import { seconds } from '@jawab/shared/time'
import { describe, expect, test } from 'vitest'
import { isSecondCode, secondCodeAt } from '../../../server/src/auth/second-code.ts'
import { after } from '../../support/rooms.ts'

const SECRET = 'a secret of the room'
const codeAt = (at: number) => secondCodeAt(SECRET, at).digits

describe('[RM4] the second code', () => {
  test('has four digits, and stands for 10 s of the store’s time, wherever it is asked for', () => {
    expect(codeAt(after(1))).toMatch(/^\d{4}$/)
    expect(secondCodeAt(SECRET, after(1)).until).toBe(after(10_000))
    expect(codeAt(after(9999))).toBe(codeAt(after(0)))
    expect(codeAt(after(10_000))).not.toBe(codeAt(after(9999)))
  })

  test('is another one in another room', () => {
    const minutes = Array.from({ length: 6 }, (_, at) => after(seconds(10 * at)))
    expect(minutes.map((at) => secondCodeAt('another secret', at).digits)).not.toEqual(minutes.map(codeAt))
  })

  test('is taken for two more windows, and neither before nor after', () => {
    const code = codeAt(after(0))
    const taken = [-1, 0, 9999, 10_000, 29_999, 30_000].map((at) => isSecondCode(SECRET, code, after(at)))
    expect(taken).toEqual([false, true, true, true, true, false])
  })

  test.each(['', '0', '12345', 'abcd', '１２３４'])('%j is none', (given) => {
    expect(isSecondCode(SECRET, given, after(0))).toBe(false)
  })

  test('no digit is likelier than another', () => {
    const codes = Array.from({ length: 5000 }, (_, at) => codeAt(after(seconds(10 * at))))
    const counts = Array.from({ length: 10 }, (_, digit) => codes.join('').split(String(digit)).length - 1)
    // 2,000 of each, give or take five times what chance does.
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(212)
  })
})
