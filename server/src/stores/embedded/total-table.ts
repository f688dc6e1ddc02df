import type { Totals } from '@jawab/shared/scoring/score-game'
import type { Place } from './memory.ts'
import { prepareCommand, prepareQuery, type Connection } from './statements.ts'

/** [PT1] The totals of a room, and of which scoring epoch they are. */
type Settled = { readonly epoch: number; readonly totals: Totals }

export type TotalTable = ReturnType<typeof prepareTotalTable>

type Entries = readonly (readonly [string, number])[]

export const noTotals: Totals = { people: new Map(), teams: new Map() }

export function prepareTotalTable(connection: Connection, known: Place<Settled>) {
  const save = prepareCommand(
    connection,
    `INSERT INTO totals (room, epoch, body) VALUES (?, ?, ?)
      ON CONFLICT (room) DO UPDATE SET epoch = excluded.epoch, body = excluded.body`,
  )
  const one = prepareQuery<[epoch: number, body: string]>(connection, 'SELECT epoch, body FROM totals WHERE room = ?')

  function read(room: string): Settled {
    const row = one.first(room)
    if (!row) return { epoch: 0, totals: noTotals }
    const [epoch, body] = row
    return { epoch, totals: totalsIn(body) }
  }

  return {
    find(room: string): Settled {
      const settled = known.get(room) ?? read(room)
      known.set(room, settled)
      return settled
    },
    save(room: string, settled: Settled) {
      save(room, settled.epoch, bodyOf(settled.totals))
      known.set(room, settled)
    },
  }
}

const bodyOf = ({ people, teams }: Totals) => JSON.stringify({ people: [...people], teams: [...teams] })

function totalsIn(body: string): Totals {
  const { people, teams } = JSON.parse(body) as { readonly people: Entries; readonly teams: Entries }
  return { people: new Map(people), teams: new Map(teams) }
}
