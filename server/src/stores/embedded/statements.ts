import type Database from 'libsql'

export type Connection = InstanceType<typeof Database>

type Bound = string | number | null

/** A prepared query. Rows come as arrays in the order of the columns: as objects they would carry a foreign key. */
export function prepareQuery<Row extends readonly Bound[]>(connection: Connection, sql: string) {
  const statement = connection.prepare(sql).raw()
  return {
    first: (...values: readonly Bound[]) => statement.get(...values) as Row | undefined,
    all: (...values: readonly Bound[]) => statement.all(...values) as Row[],
  }
}

/** A prepared command; returns how many rows it changed. */
export function prepareCommand(connection: Connection, sql: string) {
  const statement = connection.prepare(sql)
  return (...values: readonly Bound[]): number => statement.run(...values).changes
}
