import type { Instant } from '@jawab/shared/time'
import type { Hint } from '../store.ts'
import type { GroupCommit } from './group-commit.ts'
import type { Connection } from './statements.ts'
import type { Tables } from './tables.ts'

/** What the methods of the store share. */
export type Parts = {
  readonly connection: Connection
  readonly tables: Tables
  readonly write: GroupCommit['write']
  readonly now: () => Instant
  /** To be called once the news is durable. */
  readonly publish: (hint: Hint) => void
}
