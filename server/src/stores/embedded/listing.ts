/** Values by key, in the order in which their keys first came. */
export type Listing<Value> = {
  readonly find: (key: string) => Value | undefined
  readonly set: (key: string, value: Value) => void
  /** The same array until a value is set, so that whoever has it sees at once that nothing is new. */
  readonly all: () => readonly Value[]
}

export function createListing<Value>(entries: Iterable<readonly [string, Value]>): Listing<Value> {
  const byKey = new Map(entries)
  let listed: readonly Value[] | undefined
  return {
    find: (key) => byKey.get(key),
    set(key, value) {
      byKey.set(key, value)
      listed = undefined
    },
    all: () => (listed ??= [...byKey.values()]),
  }
}
