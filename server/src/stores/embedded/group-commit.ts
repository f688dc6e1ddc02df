import Database from 'libsql'
import { StoreAway } from '../store.ts'
import type { Platform } from '../../platform.ts'
import { createPace, restAfter } from '../pace.ts'
import { prepareCommand, type Connection } from './statements.ts'

/** A write that waits for its turn: `run` does it and returns how to tell that it is durable. */
type Waiting = { readonly run: () => () => void; readonly reject: (error: unknown) => void }

export type GroupCommit = {
  /** Runs `work` with the other writes of this turn in one transaction; resolves when that is durable. */
  readonly write: <Value>(work: () => Value) => Promise<Value>
  /** Commits what waits; later writes are rejected. */
  readonly stop: () => void
}

type GroupCommitParts = {
  readonly connection: Connection
  readonly platform: Platform
  /** Called at the end of a transaction, for what is written once for all writes in it. */
  readonly flush: () => void
  /** Called when what was done in a transaction has not come to be. */
  readonly undone: () => void
}

/**
 * All writes of a turn and of the rest before it share one commit, since a commit costs a flush of the disk.
 * No write is ever seen before it is durable: a transaction begins and ends within one turn.
 */
export function groupCommit({ connection, platform, ...hooks }: GroupCommitParts): GroupCommit {
  const transaction = prepareTransaction(connection, hooks)
  const pace = createPace(platform)
  let waiting: Waiting[] = []
  let isStopped = false

  function commitWaiting() {
    const batch = waiting
    waiting = []
    if (batch.length === 0) return

    const began = platform.monotonic()
    const tellAll = transaction(batch)
    pace.rest(restAfter(platform.monotonic() - began))
    for (const tell of tellAll) tell()
  }

  return {
    write(work) {
      if (isStopped) return Promise.reject(new StoreAway('The store is closed'))
      return new Promise((resolve, reject) => {
        const run = () => {
          const value = work()
          return () => resolve(value)
        }
        waiting.push({ run, reject })
        pace.next(commitWaiting)
      })
    },
    stop() {
      isStopped = true
      commitWaiting()
    },
  }
}

/** The disk is full, or does not take anything for another reason of its own. */
const isFull = (error: unknown): error is Error =>
  error instanceof Database.SqliteError && /^SQLITE_(FULL|IOERR|READONLY|BUSY)/.test(error.code)

/**
 * Runs a batch in one transaction; returns how to tell each writer. A write that throws fails alone: the others are done
 * over without it, for marking the place before each would cost every write.
 */
function prepareTransaction(connection: Connection, { flush, undone }: Pick<GroupCommitParts, 'flush' | 'undone'>) {
  const begin = prepareCommand(connection, 'BEGIN IMMEDIATE')
  const commit = prepareCommand(connection, 'COMMIT')
  const rollBack = prepareCommand(connection, 'ROLLBACK')

  return function runAll(batch: readonly Waiting[]): readonly (() => void)[] {
    try {
      begin()
      const tellAll = batch.map(({ run }) => run())
      flush()
      commit()
      return tellAll
    } catch (error) {
      // A full or broken disk can end the transaction by itself.
      if (connection.inTransaction) rollBack()
      undone()
      if (isFull(error)) return refuseAll(batch, new StoreAway(error.message, { cause: error }))
      return batch.length === 1 ? refuseAll(batch, error) : batch.flatMap((one) => runAll([one]))
    }
  }
}

const refuseAll = (batch: readonly Waiting[], reason: unknown) =>
  batch.map(
    ({ reject }) =>
      () =>
        reject(reason),
  )
