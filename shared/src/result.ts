/** An expected outcome as a value: either what was asked for, or a literal reason why not. */
export type Result<Value, Reason> =
  { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: Reason }

export const ok = <Value>(value: Value) => ({ ok: true, value }) as const

export const no = <Reason>(reason: Reason) => ({ ok: false, reason }) as const

/** Ends a `switch` over a union: a new member that nobody handles is a type error here. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`)
}
