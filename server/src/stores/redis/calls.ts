import { seconds } from '@jawab/shared/time'
import type { Platform } from '../../platform.ts'
import { StoreAway } from '../store.ts'
import { toStoreAway } from './away.ts'
import type { Connection } from './connection.ts'
import type { Script } from './scripts/script.ts'

/** A text or a number of a command; Redis knows only texts. */
export type Argument = string | number

/** Calls to Redis. Each rejects with `StoreAway` when Redis is out of reach; then it may have been carried out or not. */
export type Calls = {
  readonly command: <Reply>(key: string, ...command: readonly Argument[]) => Promise<Reply>
  /** Runs a script that writes nothing, or nothing that counts by itself. `keys` lie together. */
  readonly read: <Reply>(script: Script, keys: readonly string[], args?: readonly Argument[]) => Promise<Reply>
  /** Runs a script that writes; resolves when as many replicas have it as were asked for. */
  readonly write: <Reply>(script: Script, keys: readonly string[], args?: readonly Argument[]) => Promise<Reply>
}

type CallSettings = { readonly connection: Connection; readonly platform: Platform; readonly waitReplicas: number }

/** Longer than `REPLICA_PATIENCE`, and longer than any script runs. */
const PATIENCE = seconds(10)
const REPLICA_PATIENCE = seconds(1)

export function prepareCalls({ connection, platform, waitReplicas }: CallSettings): Calls {
  const inTime = <Reply>(sent: Promise<Reply>) =>
    withPatience(platform, sent).catch((error: unknown) => {
      if (isWrongServer(error)) connection.redial()
      return toStoreAway(error)
    })

  /** A script that the server has not, or no longer, is sent whole: after a start, a failover or a flush. */
  async function run<Reply>({ sha, source }: Script, keys: readonly string[], args: readonly Argument[]) {
    const [key = ''] = keys
    const rest = [String(keys.length), ...keys, ...args.map(String)]
    try {
      return await inTime(connection.send<Reply>(key, 'EVALSHA', sha, ...rest))
    } catch (error) {
      if (!isUnknownScript(error)) throw error
      return inTime(connection.send<Reply>(key, 'EVAL', source, ...rest))
    }
  }

  async function waitForReplicas(key: string) {
    const reached = await inTime(
      connection.sendBeside<number>(key, 'WAIT', String(waitReplicas), String(REPLICA_PATIENCE)),
    )
    if (reached < waitReplicas)
      throw new StoreAway(`Only ${reached} of ${waitReplicas} replicas of Redis have the write`)
  }

  return {
    command: <Reply>(key: string, ...command: readonly Argument[]) =>
      inTime(connection.send<Reply>(key, ...command.map(String))),
    read: (script, keys, args = []) => run(script, keys, args),
    async write<Reply>(script: Script, keys: readonly string[], args: readonly Argument[] = []) {
      const reply = await run<Reply>(script, keys, args)
      if (waitReplicas > 0) await waitForReplicas(keys[0] ?? '')
      return reply
    },
  }
}

/** A replica that was the master, as our connection remembers it; or nobody at all. */
const isWrongServer = (error: unknown) =>
  error instanceof Error && (error.message.startsWith('READONLY') || error.message === NO_ANSWER)

const NO_ANSWER = 'Redis does not answer'

const isUnknownScript = (error: unknown) => error instanceof Error && error.message.startsWith('NOSCRIPT')

/** A server that hangs, or lies behind a cut cable, would keep its callers for a quarter of an hour. */
function withPatience<Reply>(platform: Platform, sent: Promise<Reply>): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const cancel = platform.after(PATIENCE, () => reject(new StoreAway(NO_ANSWER)))
    sent.then(resolve, reject).finally(cancel)
  })
}
