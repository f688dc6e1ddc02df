import type { NumberRange } from '@jawab/shared/question/kind'

export type TypedNumber =
  { readonly ok: true; readonly value: number } | { readonly ok: false; readonly reason: 'not-a-number' | 'outside' }

/** Reads what somebody typed: `1,00,000`, `100 000` and `100000` are the same; a comma never stands for the point. */
export function readNumber(typed: string, { min, max }: NumberRange): TypedNumber {
  const plain = typed.replace(/[\s,_]/gu, '').replace('−', '-')
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return { ok: false, reason: 'not-a-number' }
  const value = Number(plain)
  return value < min || value > max ? { ok: false, reason: 'outside' } : { ok: true, value }
}

/** One step up or down from what is typed, within the range; from nothing, its nearest end. */
export function stepped(typed: string, range: NumberRange, by: -1 | 1): number {
  const { min, max, step } = range
  const read = readNumber(typed, range)
  if (!read.ok) return by > 0 ? min : max
  return Math.min(max, Math.max(min, Number((read.value + by * step).toPrecision(12))))
}
