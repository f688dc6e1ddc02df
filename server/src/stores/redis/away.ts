import { ErrorReply } from 'redis'
import { StoreAway } from '../store.ts'

/**
 * What a Redis replies that is up and cannot serve just now: out of memory or disk, starting, failing over, without the
 * replicas it was told to have. Anything else that it replies is a mistake of ours.
 */
const passing = /^(BUSY|CLUSTERDOWN|LOADING|MASTERDOWN|MISCONF|NOREPLICAS|OOM|READONLY|TRYAGAIN|UNBLOCKED)\b/

/** Throws as `StoreAway` what is over once Redis can be reached and can write; whatever is a bug, as it is. */
export function toStoreAway(error: unknown): never {
  if (error instanceof ErrorReply && !passing.test(error.message)) throw error
  if (error instanceof StoreAway) throw error
  throw new StoreAway(error instanceof Error ? error.message : String(error), { cause: error })
}
